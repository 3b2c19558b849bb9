/**
 * A table of 900 numbers is broadcast in pieces of 1 KiB; twelve tasks on four executors use it. In Spark: the same pieces, in an order of their own.
 * Left out on purpose: the default size of a piece, 4 MiB, which would want a larger table.
 */
import { eventsOf, standalone, submit } from "#engine/index";

// #region program
const cluster = standalone({ workers: 4, cores: 1, memory: "2g" });
const conf = { "spark.broadcast.blockSize": "1k" };
const table = Array.from({ length: 600 }, (_, n) => n * n);

export const app = await submit(cluster, { name: "torrent", conf, seed: 11 }, async (spark) => {
  await spark.sleep(2000); // until the executors have registered
  const sc = spark.sparkContext;
  const squares = sc.broadcast(table);
  return sc
    .range(0, 12, 1, 12)
    .map((n) => squares.value[n] ?? 0)
    .collect();
});
// #endregion

// #region report
console.log(app.result.join(" "));
const pieces = eventsOf(app.events, "OpenBlocks").filter(({ blockId }) =>
  blockId.startsWith("broadcast_0_"),
);
const fromPeers = pieces.filter(({ from }) => from.includes("/executor "));
console.log(
  `${pieces.length} pieces fetched for 12 tasks, ${fromPeers.length} of them from executors`,
);
// #endregion
