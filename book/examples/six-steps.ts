/**
 * One application in client mode, from its submission to its end; the sequence shows every message. In Spark: spark-submit on a
 * standalone cluster. Left out on purpose: heartbeats.
 */
import { eventsOf, standalone, submit } from "#engine/index";

// #region program
const cluster = standalone({ workers: 2, cores: 2, memory: "2g" });
const options = { name: "six steps", deployMode: "client", submitHost: "laptop", seed: 7 } as const;

export const app = await submit(cluster, options, async (spark) => {
  await spark.sleep(2000); // until the executors have registered
  return spark.sparkContext
    .parallelize(["tea", "coffee", "tea", "water"], 4)
    .map((drink): [string, number] => [drink, 1])
    .reduceByKey((a, b) => a + b, 2)
    .collect();
});
// #endregion

// #region report
console.log(app.result);
const [main] = eventsOf(app.events, "MainStarted");
console.log(`main ran on ${main?.host}`);
for (const { from, to } of eventsOf(app.events, "RegisterExecutor"))
  console.log(`${from.split("/").at(-1)} registered with the ${to}`);
// #endregion
