/** Attempts that run side by side share the execution memory of their executor (C7.6); what they compute does not depend on it. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { ExecutionSharing } from "../../engine/cluster/execution-sharing.ts";
import { UnifiedMemoryManager } from "../../engine/storage/memory-manager.ts";
import { eventsOf, local, simulate, type Simulation } from "../../engine/index.ts";

interface Case {
  readonly threads: number;
  readonly tasks: number;
  readonly records: number;
  readonly keys: number;
  readonly pool: number;
  /** Virtual time for a record, so that questions for memory lie apart. */
  readonly cost: number;
}

const cases: fc.Arbitrary<Case> = fc.record({
  threads: fc.integer({ min: 2, max: 4 }),
  tasks: fc.integer({ min: 1, max: 6 }),
  records: fc.integer({ min: 1, max: 900 }),
  keys: fc.integer({ min: 1, max: 900 }),
  pool: fc.integer({ min: 8_000, max: 60_000 }),
  cost: fc.integer({ min: 0, max: 200 }),
});

const heldIn = (simulation: Simulation): number[] =>
  (simulation.runs[0]?.runtime?.executors ?? []).map(({ blocks }) =>
    blocks.memoryManager.executionUsed("ON_HEAP"),
  );

async function run(threads: number, { tasks, records, keys, pool, cost }: Case) {
  const conf = {
    "spark.testing.memory": String(pool),
    "spark.testing.reservedMemory": "0",
    "spark.shuffle.sort.bypassMergeThreshold": "0",
    // The first tables ask for memory at once.
    "spark.shuffle.spill.initialMemoryThreshold": "1024",
  };
  const simulation = simulate(local(`local[${threads}]`), { seed: 1 });
  const most: number[] = [];
  simulation.world.trace.listen(() => void most.push(...heldIn(simulation)));
  const app = simulation.submit({ conf }, (spark) =>
    spark.sparkContext
      .range(0, tasks * records, 1, tasks)
      .costing(cost)
      .map((i): [number, number] => [i % keys, i])
      .reduceByKey((a, b) => a + b, tasks)
      .collect(),
  );
  await simulation.run();
  const { events } = simulation.world.trace;
  const waits = events.filter(
    (event) => event.kind === "LogLine" && event.text.includes("waiting for at least 1/2N"),
  ).length;
  const spilled = eventsOf(events, "SparkListenerTaskEnd").reduce(
    (sum, { taskMetrics }) => sum + (taskMetrics?.memoryBytesSpilled ?? 0),
    0,
  );
  return {
    answer: app.result,
    held: heldIn(simulation),
    most: Math.max(0, ...most),
    waits,
    spilled,
  };
}

const sorted = (pairs: readonly (readonly [number, number])[]) =>
  pairs.toSorted(([a], [b]) => a - b);

test("whatever they get, tasks compute the same; together they never hold more than there is, and give all back", async () => {
  const seen = { waits: 0, spilled: 0, more: 0 };
  await fc.assert(
    fc.asyncProperty(cases, async (one) => {
      const [alone, together] = [await run(1, one), await run(one.threads, one)];
      expect(sorted(together.answer)).toEqual(sorted(alone.answer));
      expect(together.most).toBeLessThanOrEqual(one.pool * 0.6);
      expect([...together.held, ...alone.held].every((held) => held === 0)).toBe(true);
      expect(alone.waits).toBe(0);
      seen.waits += together.waits;
      seen.spilled += together.spilled > 0 ? 1 : 0;
      seen.more += together.spilled > alone.spilled ? 1 : 0;
    }),
    { numRuns: 40, seed: 20 },
  );
  // The cases are of all kinds.
  expect(Object.values(seen).every((count) => count > 0)).toBe(true);
});

test("who waits for memory looks again when a task gives back, ends, or asks for the first time", () => {
  const whole = { maxHeap: 1_000, maxOffHeap: 0, storageFraction: 0 };
  const sharing = new ExecutionSharing(new UnifiedMemoryManager(whole));
  const woken: string[] = [];
  const waits = (why: string): void => sharing.whenItMayDo(() => void woken.push(why));
  sharing.take(1, 1_000);
  expect(sharing.take(2, 500)).toEqual({ granted: 0, waits: true });
  waits("asked");
  sharing.take(2, 500);
  expect(woken).toEqual([]);
  sharing.take(3, 500);
  expect(woken).toEqual(["asked"]);
  waits("given back");
  sharing.give(1, 400);
  waits("ended");
  sharing.end(3);
  expect(woken).toEqual(["asked", "given back", "ended"]);
});
