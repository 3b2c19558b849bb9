/**
 * A chain of 100 000 steps. Real Spark 3.5.3 overflows its stack at a hundredth of that (recorded). Left out on purpose: checkpoints.
 */
import { eventsOf, local, submit, type RDD } from "#engine/index";

// #region program
const options = { name: "chain", seed: 7, logLevel: "WARN" as const, callSites: false };

export const app = await submit(local("local[2]"), options, async (spark) => {
  let numbers: RDD<number> = spark.sparkContext.parallelize([1, 2, 3], 1);
  for (let step = 0; step < 100_000; step += 1) numbers = numbers.map((n) => n + 1);
  return numbers.collect();
});
// #endregion

// #region report
console.log(app.result.join(", "));
console.log(`tasks: ${eventsOf(app.events, "SparkListenerTaskStart").length}`);
// #endregion
