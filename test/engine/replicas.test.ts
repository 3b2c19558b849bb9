/** Copies of cached blocks when an executor is lost: one that still has a block makes another copy of it (C6.22, C6.23). */
import { expect, test } from "vitest";
import {
  eventsOf,
  simulate,
  standalone,
  StorageLevels,
  type EventOf,
  type StorageLevel,
} from "../../engine/index.ts";
import { awaitExecutors, killExecutor } from "../oracle/engine-cluster.ts";

interface Seen {
  readonly again: readonly EventOf<"SparkListenerBlockUpdated">[];
  readonly warned: readonly string[];
  /** How many tasks of the second count read their partition from a store. */
  readonly hits: number;
}

/** Counts a cached RDD of 6 partitions on three executors, kills one of them, counts again. */
async function afterLoss(level: StorageLevel, conf: Record<string, string>): Promise<Seen> {
  const simulation = simulate(standalone({ workers: 3, cores: 1, memory: "2g" }), { seed: 3 });
  const app = simulation.submit({ conf }, async (spark) => {
    await awaitExecutors(simulation, spark, 3);
    const numbers = Array.from({ length: 60 }, (_, i) => i);
    const cached = spark.sparkContext
      .parallelize(numbers, 6)
      .map((x) => x + 1)
      .persist(level);
    await cached.count();
    const before = simulation.world.trace.events.length;
    await killExecutor(simulation, spark, "1");
    await spark.sleep(1000);
    const counted = simulation.world.trace.events.length;
    const count = await cached.count();
    return { before, counted, count };
  });
  await simulation.run();
  const { before, counted, count } = app.result;
  expect(count).toBe(60);
  const { events } = simulation.world.trace;
  return {
    again: eventsOf(events.slice(before, counted), "SparkListenerBlockUpdated").filter((event) =>
      event.blockId.startsWith("rdd_"),
    ),
    warned: eventsOf(events.slice(before), "LogLine").flatMap(({ text }) =>
      text.startsWith("No more replicas") ? [text] : [],
    ),
    hits: eventsOf(events.slice(counted), "SparkListenerTaskEnd").filter(
      (end) => (end.taskMetrics?.inputRecordsRead ?? 0) > 0,
    ).length,
  };
}

test("a lost copy is made again, and no partition is computed again", async () => {
  const { again, warned, hits } = await afterLoss(StorageLevels.MEMORY_ONLY_2, {});
  expect(again.length).toBeGreaterThan(0);
  for (const { blockManagerId, storageLevel } of again) {
    expect(blockManagerId.executorId).not.toBe("1");
    expect(storageLevel.replication).toBe(1);
  }
  expect(warned).toEqual([]);
  expect(hits).toBe(6);
});

test("unless it is switched off", async () => {
  const conf = { "spark.storage.replication.proactive": "false" };
  const { again, hits } = await afterLoss(StorageLevels.MEMORY_ONLY_2, conf);
  expect(again).toEqual([]);
  expect(hits).toBe(6);
});

test("a block without a copy is gone, the driver says so, and its partition is computed again", async () => {
  const { again, warned, hits } = await afterLoss(StorageLevels.MEMORY_ONLY, {});
  expect(again).toEqual([]);
  expect(warned.length).toBeGreaterThan(0);
  expect(hits).toBe(6 - warned.length);
});
