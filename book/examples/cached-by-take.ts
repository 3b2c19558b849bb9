/**
 * `persist`, then `take(1)`, then `count`: which partitions are stored after each. In Spark: the Storage page of the UI. Left out on
 * purpose: memory that is too small.
 */
import { eventsOf, standalone, submit } from "#engine/index";

// #region program
const cluster = standalone({ workers: 2, cores: 2, memory: "2g" });

export const app = await submit(cluster, { name: "persist", seed: 7 }, async (spark) => {
  await spark.sleep(5_000);
  const squares = spark.sparkContext
    .parallelize([1, 2, 3, 4, 5, 6, 7, 8], 4)
    .map((n) => n * n)
    .cache();
  await squares.take(1);
  await squares.count();
  await squares.count();
  return squares.id;
});
// #endregion

// #region report
const ends = eventsOf(app.events, "SparkListenerJobEnd");
const blocks = eventsOf(app.events, "SparkListenerBlockUpdated");
for (const { jobId, id } of ends) {
  const from = ends[jobId - 1]?.id ?? 0;
  const stored = blocks.filter((one) => one.id > from && one.id < id);
  const names = stored
    .filter(({ blockId }) => blockId.startsWith("rdd_"))
    .map((one) => `${one.blockId} on executor ${one.blockManagerId.executorId}`);
  const tasks = eventsOf(app.events, "SparkListenerTaskEnd").filter(
    (one) => one.id > from && one.id < id,
  );
  const hits = tasks.filter((one) => (one.taskMetrics?.inputBytesRead ?? 0) > 0).length;
  console.log(`job ${jobId}: ${tasks.length} task(s), ${hits} read what was stored`);
  for (const name of names.toSorted()) console.log(`  stored ${name}`);
}
// #endregion
