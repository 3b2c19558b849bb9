/**
 * Cluster mode: the driver runs on a worker, and goes on when the submitting process is killed. In Spark: spark-submit
 * --deploy-mode cluster on standalone. Left out on purpose: --supervise.
 */
import { eventsOf, milliseconds, standalone, submit } from "#engine/index";

// #region program
const cluster = standalone({ workers: 3, cores: 2, memory: "4g" });
const killed = {
  kind: "kill client",
  when: {
    after: (event: { kind: string }) => event.kind === "SubmitDriverResponse",
    delay: milliseconds(10),
  },
} as const;
const options = {
  name: "in cluster mode",
  deployMode: "cluster",
  submitHost: "laptop",
  seed: 7,
} as const;

export const app = await submit(cluster, { ...options, faults: [killed] }, async (spark) => {
  await spark.sleep(2000); // until the executors have registered
  return spark.sparkContext
    .parallelize(["tea", "coffee", "tea", "water"], 4)
    .map((drink): [string, number] => [drink, 1])
    .reduceByKey((a, b) => a + b, 2)
    .collect();
});
// #endregion

// #region report
const [main] = eventsOf(app.events, "MainStarted");
for (const { process, at } of eventsOf(app.events, "ProcessLost"))
  console.log(`${process} was killed at ${(at / 1_000_000).toFixed(1)} s`);
console.log(`main began on ${main?.host} at ${((main?.at ?? 0) / 1_000_000).toFixed(1)} s`);
console.log(app.result);
// #endregion
