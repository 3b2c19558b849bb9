/**
 * What goes into a shuffle: the same sums by `reduceByKey` and by `groupByKey`. In Spark: Shuffle Write Records in the UI. Left out on
 * purpose: bytes, which depend on the format.
 */
import { eventsOf, local, submit } from "#engine/index";

// #region program
const words = "to be or not to be that is the question to be".split(" ");

export const app = await submit(local("local[2]"), { name: "travels", seed: 7 }, async (spark) => {
  const ones = spark.sparkContext.parallelize(words, 2).map((word): [string, number] => [word, 1]);
  const reduced = await ones.reduceByKey((a, b) => a + b).count();
  const grouped = await ones.groupByKey().count();
  return { words: words.length, reduced, grouped };
});
// #endregion

// #region report
console.log(app.result);
for (const job of eventsOf(app.events, "SparkListenerJobStart")) {
  const stages = job.stageInfos.map(({ stageId }) => stageId);
  const sent = eventsOf(app.events, "SparkListenerTaskEnd")
    .filter(({ stageId }) => stages.includes(stageId))
    .reduce((sum, { taskMetrics }) => sum + (taskMetrics?.shuffleRecordsWritten ?? 0), 0);
  console.log(`job ${job.jobId}: ${sent} records went into the shuffle`);
}
// #endregion
