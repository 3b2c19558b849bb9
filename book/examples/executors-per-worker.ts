/**
 * How many executors fit on one worker: as many as its cores and its memory allow. In Spark: Master.scheduleExecutorsOnWorkers.
 * Left out on purpose: a limit for the application (`spark.cores.max`).
 */
import { eventsOf, standalone, submit } from "#engine/index";

// #region program
const cluster = standalone({ workers: 1, cores: 8, memory: "4g" });
const conf = { "spark.executor.cores": 2, "spark.executor.memory": "2g" };

export const app = await submit(cluster, { name: "how many fit", conf, seed: 7 }, async (spark) => {
  await spark.sleep(2000); // until the executors have registered
  return spark.sparkContext.parallelize([1, 2, 3, 4], 4).count();
});
// #endregion

// #region report
for (const grant of eventsOf(app.events, "LaunchExecutor"))
  console.log(
    `executor ${grant.executorId}: ${grant.cores} cores, ${grant.memory / 1024 ** 2} MiB`,
  );
// #endregion
