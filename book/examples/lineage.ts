/**
 * The lineage of a word count as Spark prints it. In Spark: RDD.toDebugString. Left out on purpose: what is cached of it.
 */
import { local, submit } from "#engine/index";

// #region program
export const app = await submit(local("local[2]"), { name: "lineage", seed: 7 }, async (spark) => {
  const counts = spark.sparkContext
    .parallelize(["to be or not to be", "that is the question"], 4)
    .flatMap((line) => line.split(" "))
    .map((word): [string, number] => [word, 1])
    .reduceByKey((a, b) => a + b, 3)
    .filter(([, count]) => count > 1);
  await counts.collect();
  return counts.toDebugString();
});
// #endregion

// #region report
console.log(app.result.replaceAll(/ at \S+ at \S+/g, ""));
// #endregion
