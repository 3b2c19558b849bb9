/**
 * `take` looks at one partition first, then at more: one action, two jobs. In Spark: RDD.take. Left out on purpose: an empty first
 * partition, after which it looks at four times as many.
 */
import { eventsOf, standalone, submit } from "#engine/index";

// #region program
const cluster = standalone({ workers: 1, cores: 4, memory: "2g" });

export const app = await submit(cluster, { name: "take", seed: 7 }, async (spark) => {
  const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
  return spark.sparkContext.parallelize(numbers, 4).take(60);
});
// #endregion

// #region report
console.log(`records: ${app.result.length}, the last is ${app.result.at(-1)}`);
for (const { jobId, stageInfos } of eventsOf(app.events, "SparkListenerJobStart"))
  console.log(`job ${jobId}: ${stageInfos.map(({ numTasks }) => numTasks).join(" + ")} task(s)`);
// #endregion
