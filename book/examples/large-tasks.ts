/**
 * A list of 600,000 numbers goes to a cluster in two ways: in two slices, of which each travels with its task, and as a broadcast. Messages may have
 * 1 MiB here, and 128 in Spark unless it is told otherwise. Left out on purpose: a list of some 30 million numbers, which the default would want.
 */
import { standalone, submit } from "#engine/index";

// #region program
const cluster = standalone({ workers: 2, cores: 1, memory: "2g" });
const numbers = Array.from({ length: 600_000 }, (_, n) => n);
const conf = { "spark.rpc.message.maxSize": "1" };

const sliced = await submit(cluster, { name: "sliced", conf, seed: 5 }, (spark) =>
  spark.sparkContext.parallelize(numbers, 2).count(),
);
export const app = await submit(cluster, { name: "broadcast", conf, seed: 5 }, (spark) => {
  const list = spark.sparkContext.broadcast(numbers);
  return spark.sparkContext
    .range(0, 2, 1, 2)
    .map((half) => list.value.filter((n) => n % 2 === half).length)
    .reduce((a, b) => a + b);
});
// #endregion

// #region report
for (const { level, text } of sliced.logs)
  if (level === "WARN" && text.includes("very large")) console.log(`WARN: ${text}`);
console.log(String(sliced.error).split(" Consider")[0]);
console.log(`as a broadcast: ${app.result}`);
// #endregion
