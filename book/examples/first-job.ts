/**
 * The smallest application: numbers in four partitions, two maps, a filter, a count. In Spark: what a first `spark-shell`
 * session does. Left out on purpose: any shuffle.
 */
import { eventsOf, standalone, submit } from "#engine/index";

// #region program
const cluster = standalone({ workers: 2, cores: 2, memory: "2g" });

export const app = await submit(cluster, { name: "first job", seed: 7 }, async (spark) => {
  const numbers = spark.sparkContext.parallelize([1, 2, 3, 4, 5, 6, 7, 8], 4);
  const large = numbers
    .map((n) => n * n)
    .map((n) => n + 1)
    .filter((n) => n > 20);
  return large.count();
});
// #endregion

// #region report
console.log("count:", app.result);
console.log("jobs:", eventsOf(app.events, "SparkListenerJobStart").length);
console.log("stages:", eventsOf(app.events, "SparkListenerStageSubmitted").length);
console.log("tasks:", eventsOf(app.events, "SparkListenerTaskEnd").length);
// #endregion
