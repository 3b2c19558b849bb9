/**
 * A task that throws each time: four attempts on a cluster, one in local mode. In Spark: spark.task.maxFailures. Left out on
 * purpose: excluding executors on which tasks fail.
 */
import {
  type Application,
  eventsOf,
  local,
  type SparkSession,
  standalone,
  submit,
} from "#engine/index";

// #region program
async function program(spark: SparkSession): Promise<number[]> {
  return spark.sparkContext
    .parallelize([10, 20, 30], 3)
    .map((n) => {
      if (n === 20) throw new Error("20 is too much");
      return n;
    })
    .collect();
}

const cluster = standalone({ workers: 2, cores: 2, memory: "2g" });
export const app = await submit(cluster, { name: "fails on a cluster", seed: 7 }, program);
const here = await submit(local("local[2]"), { name: "fails here", seed: 7 }, program);
// #endregion

// #region report
const failuresOf = (run: Application<unknown>) =>
  eventsOf(run.events, "SparkListenerTaskEnd").filter(
    ({ reason }) => reason.kind === "ExceptionFailure",
  );
for (const { taskInfo } of failuresOf(app))
  console.log(
    `task ${taskInfo.index}.${taskInfo.attemptNumber} failed on executor ${taskInfo.executorId}`,
  );
console.log(app.error instanceof Error ? app.error.message.split("\n")[0] : "");
console.log(
  `attempts of task 1: ${failuresOf(app).length} on the cluster, ${failuresOf(here).length} in local[2]`,
);
// #endregion
