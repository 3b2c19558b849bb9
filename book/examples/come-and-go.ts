/**
 * Eight tasks wait, and executors are asked for until there is one for each; when the tasks are done, they are given back. In Spark: spark.dynamicAllocation.enabled on a
 * standalone cluster. Left out on purpose: cached blocks and shuffle files, which keep an executor.
 */
import { eventsOf, standalone, submit } from "#engine/index";

// #region program
const cluster = standalone({ workers: 2, cores: 4, memory: "8g" });
const conf = {
  "spark.dynamicAllocation.enabled": true,
  "spark.dynamicAllocation.maxExecutors": 6,
  "spark.executor.cores": 1,
};

export const app = await submit(cluster, { name: "come and go", conf, seed: 7 }, async (spark) => {
  const numbers = spark.sparkContext.range(0, 8, 1, 8).costing(20_000_000);
  const count = await numbers.count();
  await spark.sleep(90_000); // the driver has other things to do
  return count;
});
// #endregion

// #region report
const at = (micros: number): string => `${(micros / 1_000_000).toFixed(1)} s`;
const [stage] = eventsOf(app.events, "SparkListenerStageSubmitted");
const removed = eventsOf(app.events, "SparkListenerExecutorRemoved");
console.log(`${stage?.stageInfo.numTasks} tasks wait from ${at(stage?.at ?? 0)} on`);
let wanted = 0;
for (const request of eventsOf(app.events, "RequestExecutors")) {
  if (request.total !== wanted)
    console.log(`${at(request.at)}  executors wanted: ${request.total}`);
  wanted = request.total;
}
console.log(`result: ${app.result}`);
console.log(`given back: ${removed.length} executors, from ${at(removed[0]?.at ?? 0)} on`);
console.log(`reason: ${removed[0]?.reason}`);
// #endregion
