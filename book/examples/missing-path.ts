/**
 * A path that is not there: who notices? In Spark: HadoopRDD.getPartitions. Left out on purpose: paths that vanish later.
 */
import { eventsOf, local, submit, type RDD } from "#engine/index";

// #region program
export const app = await submit(local("local[2]"), { name: "lazy", seed: 7 }, async (spark) => {
  const sc = spark.sparkContext;
  const lines = sc.textFile("/no/such/file");
  const told: string[] = [];
  const look = (name: string, call: (words: RDD<[string, number]>) => unknown) => {
    try {
      call(lines.flatMap((line) => line.split(" ")).map((word): [string, number] => [word, 1]));
      told.push(`${name}: waits`);
    } catch (error) {
      told.push(`${name}: ${String(error).split("\n")[0]}`);
    }
  };
  look("map", (words) => words.map(([word]) => word));
  look("persist", (words) => words.persist());
  look("reduceByKey(f, 2)", (words) => words.reduceByKey((a, b) => a + b, 2));
  look("reduceByKey(f)", (words) => words.reduceByKey((a, b) => a + b));
  await lines.count().catch((error: unknown) => told.push(`count: ${String(error)}`));
  return told;
});
// #endregion

// #region report
for (const line of app.result) console.log(line);
console.log(`tasks: ${eventsOf(app.events, "SparkListenerTaskStart").length}`);
// #endregion
