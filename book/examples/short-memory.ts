/**
 * Two cached RDDs in memory that holds five blocks. In Spark: MemoryStore.evictBlocksToFreeSpace. Left out on purpose: execution, which
 * takes memory, too.
 */
import { eventsOf, local, submit } from "#engine/index";

// #region program
const conf = { "spark.memory.fraction": 0.012, "spark.driver.memory": "1g" };

export const app = await submit(
  local("local[1]"),
  { name: "short", seed: 7, conf },
  async (spark) => {
    const heavy = (count: number) =>
      spark.sparkContext
        .parallelize(
          Array.from({ length: count }, (_, n) => n),
          count,
        )
        .map((n) => String(n).repeat(1_500_000))
        .cache();
    const old = heavy(3);
    const big = heavy(7);
    await old.count();
    await big.count();
    await big.count();
    return { old: old.id, big: big.id };
  },
);
// #endregion

// #region report
const ends = eventsOf(app.events, "SparkListenerJobEnd");
const held = new Set<string>();
let told = 0;
for (const event of eventsOf(app.events, "SparkListenerBlockUpdated")) {
  while (ends[told] !== undefined && (ends[told]?.id ?? 0) < event.id) report();
  if (!event.blockId.startsWith("rdd_")) continue;
  if (event.storageLevel.useMemory) held.add(event.blockId);
  else held.delete(event.blockId);
}
while (told < ends.length) report();

function report(): void {
  console.log(`after job ${told}: ${[...held].toSorted().join(" ")}`);
  told += 1;
}
// #endregion
