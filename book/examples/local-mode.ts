/**
 * One program with two shuffles, in one process and on a cluster: equal answers, equal stages. In Spark: --master local[4] and
 * --master spark://…. Left out on purpose: what differs when something fails.
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
async function program(spark: SparkSession): Promise<[number, number][]> {
  const words = ["a", "to", "of", "the", "and", "data", "task", "spark"];
  return spark.sparkContext
    .parallelize(words, 4)
    .map((word): [string, number] => [word, word.length])
    .reduceByKey((a, b) => a + b, 3)
    .map(([, length]): [number, number] => [length, 1])
    .reduceByKey((a, b) => a + b, 2)
    .collect();
}

export const app = await submit(local("local[4]"), { name: "here", seed: 7 }, program);
const cluster = standalone({ workers: 3, cores: 2, memory: "2g" });
const there = await submit(cluster, { name: "there", seed: 7 }, program);
// #endregion

// #region report
const stagesOf = (run: Application<unknown>) =>
  eventsOf(run.events, "SparkListenerStageSubmitted").map(({ stageInfo }) => stageInfo.numTasks);
const managed = (run: Application<unknown>) => eventsOf(run.events, "RegisterApplication").length;
console.log(
  "local[4]:",
  app.result,
  "tasks by stage",
  stagesOf(app),
  "registrations",
  managed(app),
);
console.log(
  "cluster: ",
  there.result,
  "tasks by stage",
  stagesOf(there),
  "registrations",
  managed(there),
);
// #endregion
