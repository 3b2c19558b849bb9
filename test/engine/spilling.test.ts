/** A map task's table that goes to disk writes the same blocks as one that stays in memory (C5.6, C10.6). */
import fc from "fast-check";
import { expect, test } from "vitest";
import { eventsOf, HashPartitioner, local, submit } from "../../engine/index.ts";
import { ClassTable } from "../../engine/foundation/codec.ts";
import type { AnyRdd } from "../../engine/rdd/core.ts";
import { reducing } from "../../engine/rdd/aggregators.ts";
import type { ShuffleDependency } from "../../engine/rdd/dependency.ts";
import type { TaskMemory } from "../../engine/shuffle/spillable.ts";
import { shuffleWriter, type MapOutput } from "../../engine/shuffle/shuffle-writer.ts";

const dependency = (partitions: number): ShuffleDependency => ({
  kind: "ShuffleDependency",
  rdd: { keyKind: undefined } as AnyRdd,
  shuffleId: 0,
  partitioner: new HashPartitioner(partitions),
  aggregator: reducing((a: number, b: number) => a + b),
  keyOrdering: undefined,
  mapSideCombine: true,
});

interface Written extends MapOutput {
  readonly spills: number;
  readonly held: number;
}

/** Writes pairs with a pool that has so many bytes to give. */
function written(
  pairs: readonly (readonly [unknown, number])[],
  partitions: number,
  initialThreshold: number,
  pool: number,
): Written {
  let free = pool;
  let spills = 0;
  const memory: TaskMemory = {
    initialThreshold,
    acquire: (bytes) => {
      const granted = Math.min(bytes, free);
      free -= granted;
      return granted;
    },
    release: (bytes) => void (free += bytes),
    spilled: () => void (spills += 1),
  };
  const around = { classes: new ClassTable(), memory, policies: {} };
  const writer = shuffleWriter(dependency(partitions), (f) => f, around);
  for (const pair of pairs) writer.sink(pair);
  return { ...writer.finish(), spills, held: pool - free };
}

const keys = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.constantFrom("Aa", "BB", "AaAa", "BBBB"),
);
const pairs = fc.array(fc.tuple(keys, fc.integer({ min: -9, max: 9 })), {
  minLength: 50,
  maxLength: 600,
  size: "max",
});

test("spilled or not, the blocks are the same, and the memory is given back", () => {
  let spilledRuns = 0;
  fc.assert(
    fc.property(
      pairs,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 20_000 }),
      (records, partitions, pool) => {
        const whole = written(records, partitions, 1_000_000, 0);
        const pieces = written(records, partitions, 1_000, pool);
        spilledRuns += Number(pieces.spills > 0);
        expect(whole.spills).toBe(0);
        expect(pieces.data).toEqual(whole.data);
        expect(pieces.lengths).toEqual(whole.lengths);
        expect(pieces.held).toBe(0);
      },
    ),
    { numRuns: 200 },
  );
  expect(spilledRuns).toBeGreaterThan(50);
});

test("a program that has to spill answers the same, and its metrics say so", async () => {
  const run = (memory: number) =>
    submit(
      local("local[2]"),
      {
        conf: {
          "spark.testing.memory": String(memory),
          "spark.testing.reservedMemory": "0",
          "spark.shuffle.spill.initialMemoryThreshold": "10000",
        },
      },
      (spark) =>
        spark.sparkContext
          .parallelize(
            Array.from({ length: 20_000 }, (_, i) => i),
            4,
          )
          .map((i): [number, number] => [i % 4_000, 1])
          .reduceByKey((a, b) => a + b, 3)
          .collect(),
    );
  const [small, large] = [await run(400_000), await run(100_000_000)];
  expect(small.result).toEqual(large.result);
  const spilled = (app: typeof small): number[] =>
    eventsOf(app.events, "SparkListenerTaskEnd").map(
      (end) => end.taskMetrics?.diskBytesSpilled ?? 0,
    );
  expect(spilled(small).filter((bytes) => bytes > 0)).toHaveLength(4);
  expect(spilled(large).every((bytes) => bytes === 0)).toBe(true);
});
