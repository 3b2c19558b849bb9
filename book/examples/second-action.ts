/**
 * A second action on the same RDD: its map output is still there, so the map stage is skipped. In Spark: the grey stage in the UI.
 * Left out on purpose: caching, which would spare even more.
 */
import { eventsOf, standalone, submit } from "#engine/index";

// #region program
const lines = ["to be or not to be", "that is the question", "whether tis nobler", "in the mind"];
const cluster = standalone({ workers: 3, cores: 2, memory: "2g" });

export const app = await submit(cluster, { name: "twice", seed: 7 }, async (spark) => {
  const counts = spark.sparkContext
    .parallelize(lines, 4)
    .flatMap((line) => line.split(" "))
    .map((word): [string, number] => [word, 1])
    .reduceByKey((a, b) => a + b, 3)
    .mapValues((count) => count * 100);
  const all = await counts.collect();
  const different = await counts.count();
  return { words: all.length, different };
});
// #endregion

// #region report
console.log(app.result);
for (const job of eventsOf(app.events, "SparkListenerJobStart")) {
  const end = eventsOf(app.events, "SparkListenerJobEnd").find(({ jobId }) => jobId === job.jobId);
  const tasks = eventsOf(app.events, "SparkListenerTaskStart").filter(
    ({ id }) => id > job.id && id < (end?.id ?? 0),
  );
  console.log(`job ${job.jobId}: ${tasks.length} tasks`);
}
// #endregion
