/**
 * A checkpoint: one action, two jobs, and a lineage that ends in files. In Spark: the directory must be one that every executor
 * reaches. Left out on purpose: `localCheckpoint`, which keeps blocks and no files.
 */
import { eventsOf, local, submit } from "#engine/index";

// #region program
export const app = await submit(local("local[2]"), { name: "saved", seed: 7 }, async (spark) => {
  const sc = spark.sparkContext;
  sc.setCheckpointDir("/checkpoints");
  const sums = sc
    .parallelize([1, 2, 3, 4, 5, 6], 3)
    .map((n): [number, number] => [n % 2, n])
    .reduceByKey((a, b) => a + b, 2);
  const before = sums.toDebugString();
  sums.checkpoint();
  await sums.count();
  return { before, after: sums.toDebugString() };
});
// #endregion

// #region report
console.log(app.result.before);
console.log(app.result.after);
console.log(`${eventsOf(app.events, "SparkListenerJobStart").length} jobs for one count`);
// #endregion
