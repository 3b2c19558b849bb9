/**
 * A job fails, nobody catches it, spark-submit ends with 1, and the Master calls the application FINISHED. In Spark: the same in
 * client mode. Left out on purpose: cluster mode, where the driver's own state says FAILED.
 */
import { eventsOf, standalone, submit } from "#engine/index";

// #region program
const cluster = standalone({ workers: 1, cores: 2, memory: "2g" });

export const app = await submit(cluster, { name: "doomed", seed: 7 }, async (spark) => {
  const numbers = spark.sparkContext.parallelize([1, 2, 3], 3);
  return numbers
    .map((n) => {
      if (n === 2) throw new Error("no luck with 2");
      return n;
    })
    .collect();
});
// #endregion

// #region report
console.log(`exit code: ${eventsOf(app.events, "MainEnded")[0]?.exitCode}`);
console.log(`succeeded: ${app.succeeded}`);
console.log(`state at the Master: ${app.finalState}`);
// #endregion
