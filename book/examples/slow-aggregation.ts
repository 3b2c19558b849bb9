/**
 * One sum by key, made in two ways. In Spark: groupByKey and reduceByKey, the map-side combine. Left out on purpose: memory, which groups need as well.
 */
import { type SparkSession, stagesOf, standalone, submit, tasksOf } from "#engine/index";

// #region program
const sums = (combine: boolean) => async (spark: SparkSession) => {
  const pairs = spark.sparkContext
    .range(0, 3_000, 1, 6)
    .map((n): [string, number] => [`key ${n % 5}`, n]);
  const summed = combine
    ? pairs.reduceByKey((a, b) => a + b, 3)
    : pairs.groupByKey(3).mapValues((all) => [...all].reduce((a, b) => a + b, 0));
  return (await summed.collect()).toSorted(([a], [b]) => (a < b ? -1 : 1));
};

const cluster = standalone({ workers: 3, cores: 2, memory: "2g" });
export const app = await submit(cluster, { name: "grouped", seed: 7 }, sums(false));
const combined = await submit(cluster, { name: "combined", seed: 7 }, sums(true));
// #endregion

// #region report
for (const run of [app, combined]) {
  const ends = run.events.flatMap((event) =>
    event.kind === "SparkListenerTaskEnd" ? [event.taskMetrics] : [],
  );
  const records = ends.reduce((sum, metrics) => sum + (metrics?.shuffleRecordsWritten ?? 0), 0);
  const bytes = ends.reduce((sum, metrics) => sum + (metrics?.shuffleBytesWritten ?? 0), 0);
  console.log(
    `${run.name}: ${stagesOf(run.events).length} stages, ${tasksOf(run.events).length} tasks, ${records} records and ${bytes} bytes through the shuffle`,
  );
}
console.log(`the same sums: ${JSON.stringify(app.result) === JSON.stringify(combined.result)}`);
// #endregion
