/**
 * The same table, once captured and once broadcast, used by two jobs. In Spark: the code of each stage is a broadcast of its own. Left out on purpose:
 * nothing.
 */
import { eventsOf, local, submit } from "#engine/index";

// #region program
const table = Array.from({ length: 2_000 }, (_, n) => n);

export const app = await submit(local("local[2]"), { name: "two ways", seed: 7 }, async (spark) => {
  const sc = spark.sparkContext;
  const numbers = sc.range(0, 8, 1, 4);
  await numbers.map((n) => table[n] ?? 0).count();
  const shared = sc.broadcast(table);
  await numbers.map((n) => shared.value[n] ?? 0).count();
});
// #endregion

// #region report
for (const { blockId, memSize } of eventsOf(app.events, "SparkListenerBlockUpdated"))
  console.log(blockId.padEnd(20), `${memSize} bytes`);
// #endregion
