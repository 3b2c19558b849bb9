/**
 * Word count: four partitions of lines, a shuffle into three. In Spark: its first example. Left out on purpose: reading a file;
 * `npm run example word-count` does that.
 */
import { eventsOf, standalone, submit } from "#engine/index";

// #region program
const lines = [
  "to be or not to be",
  "that is the question",
  "whether tis nobler in the mind",
  "to suffer the slings and arrows",
];
const cluster = standalone({ workers: 3, cores: 2, memory: "2g" });

export const app = await submit(cluster, { name: "word count", seed: 7 }, async (spark) => {
  await spark.sleep(2000); // until the executors have registered
  const counts = spark.sparkContext
    .parallelize(lines, 4)
    .flatMap((line) => line.split(" "))
    .map((word): [string, number] => [word, 1])
    .costing(20_000)
    .reduceByKey((a, b) => a + b, 3)
    .mapValues((count) => count * 100);
  return counts.collect();
});
// #endregion

// #region report
for (const [word, count] of app.result) if (count > 100) console.log(word, count);
for (const { stageInfo } of eventsOf(app.events, "SparkListenerStageCompleted"))
  console.log(`stage ${stageInfo.stageId}: ${stageInfo.numTasks} tasks`);
// #endregion
