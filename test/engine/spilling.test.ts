/** What goes to disk for want of memory comes back the same: on the map side, on the reduce side, in whole programs (C5.4–C5.8, C10.6). */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventsOf, HashPartitioner, local, submit } from "../../engine/index.ts";
import type { TaskMetrics } from "../../engine/events/task-metrics.ts";
import type { BoundAggregator, Pair } from "../../engine/collection/bound-aggregator.ts";
import { ExternalAppendOnlyMap } from "../../engine/collection/external-append-only-map.ts";
import { ExternalSorter } from "../../engine/collection/external-sorter.ts";
import { iteratorOf } from "../../engine/collection/sorted-runs.ts";
import type { Spilled, TaskMemory } from "../../engine/collection/task-memory.ts";
import { ClassTable, toRecords } from "../../engine/foundation/codec.ts";
import { hashCode } from "../../engine/foundation/hash-code.ts";
import { grouping, reducing } from "../../engine/rdd/aggregators.ts";
import type { AnyRdd } from "../../engine/rdd/core.ts";
import type { Aggregator, ShuffleDependency } from "../../engine/rdd/dependency.ts";
import { naturalOrdering } from "../../engine/rdd/ordering.ts";
import type { Instance } from "../../engine/rdd/ports.ts";
import type { ShuffleSettings } from "../../engine/shuffle/shuffle-handle.ts";
import { shuffleWriter, type MapOutput } from "../../engine/shuffle/shuffle-writer.ts";

interface Pool {
  readonly memory: TaskMemory;
  readonly told: Spilled[];
  readonly said: string[];
  /** What was taken and not given back. */
  held(): number;
}

interface Limits {
  /** Bytes that the pool has to give. */
  readonly pool: number;
  readonly initialThreshold: number;
  readonly forceSpillThreshold: number;
}

const plenty: Limits = { pool: 1e9, initialThreshold: 1e6, forceSpillThreshold: 2 ** 31 };

function poolOf({ pool, ...settings }: Limits): Pool {
  let free = pool;
  const told: Spilled[] = [];
  const said: string[] = [];
  const acquire = (bytes: number): number => {
    const granted = Math.min(bytes, free);
    free -= granted;
    return granted;
  };
  const memory: TaskMemory = {
    ...settings,
    pageSize: 1_000,
    classes: new ClassTable(),
    acquire,
    acquireAtStart: acquire,
    release: (bytes) => void (free += bytes),
    tell: (spilled) => void told.push(spilled),
    say: (_logger, text) => void said.push(text),
  };
  return { memory, told, said, held: () => pool - free };
}

const spilledIn = ({ told }: Pool): number => told.reduce((sum, { disk }) => sum + disk, 0);

const numbers = fc.integer({ min: -20, max: 300 });
/** Some share a hash code. No null: one that spilled makes Spark hand out keys twice (recorded in spill-nulls). */
const keys = fc.oneof(numbers, fc.constantFrom("Aa", "BB", "AaAa", "BBBB", "AaBB"));
const pairsOf = (of: fc.Arbitrary<unknown>) =>
  fc.array(fc.tuple(of, fc.integer({ min: -9, max: 9 })), {
    minLength: 50,
    maxLength: 600,
    size: "max",
  });
const pairs = pairsOf(keys);
/** Little memory, or a spill after so many records whatever there is. */
const tight = fc.oneof(
  fc.record({
    pool: fc.integer({ min: 0, max: 20_000 }),
    initialThreshold: fc.constant(1_000),
    forceSpillThreshold: fc.constant(2 ** 31),
  }),
  fc.record({
    pool: fc.constant(1e9),
    initialThreshold: fc.constant(1e6),
    forceSpillThreshold: fc.integer({ min: 1, max: 100 }),
  }),
);
const sum = reducing((a: number, b: number) => a + b);

/** Runs the property over cases of which at least a quarter spill. */
function whileSpilling(
  check: (records: Pair[], limits: Limits) => Pool,
  of: fc.Arbitrary<Pair[]> = pairs,
): void {
  let spilled = 0;
  fc.assert(
    fc.property(of, tight, (records, limits) => {
      const pool = check(records, limits);
      spilled += Number(spilledIn(pool) > 0);
      expect(pool.held()).toBe(0);
    }),
    { numRuns: 60 },
  );
  expect(spilled).toBeGreaterThan(15);
}

describe("a map task", () => {
  const dependency = (
    partitions: number,
    aggregator: Aggregator | undefined,
  ): ShuffleDependency => ({
    kind: "ShuffleDependency",
    rdd: { keyKind: undefined } as AnyRdd,
    shuffleId: 0,
    partitioner: new HashPartitioner(partitions),
    aggregator,
    keyOrdering: undefined,
    mapSideCombine: aggregator !== undefined,
    picksSerializer: false,
  });
  const own: Instance = (f) => f;

  function written(
    records: readonly Pair[],
    aggregator: Aggregator | undefined,
    settings: ShuffleSettings,
    pool: Pool,
  ): MapOutput {
    const around = { memory: pool.memory, policies: {}, settings };
    const writer = shuffleWriter(dependency(4, aggregator), own, around);
    for (const pair of records) writer.sink(pair);
    return writer.finish();
  }

  const sorting: ShuffleSettings = { bypassMergeThreshold: 0, serializer: "JavaSerializer" };
  const serializing: ShuffleSettings = { bypassMergeThreshold: 0, serializer: "KryoSerializer" };
  const bypassing: ShuffleSettings = { bypassMergeThreshold: 200, serializer: "JavaSerializer" };

  test.each([
    ["that combines", sum, pairsOf(numbers)],
    ["that sorts by partition", undefined, pairs],
  ] as const)("%s writes the same blocks, spilled or not", (_name, aggregator, of) => {
    whileSpilling((records, limits) => {
      const pool = poolOf(limits);
      const whole = written(records, aggregator, sorting, poolOf(plenty));
      expect(written(records, aggregator, sorting, pool)).toEqual(whole);
      return pool;
    }, of);
  });

  test("that combines keys of one hash code writes the same pairs, in whatever order the spills meet", () => {
    whileSpilling((records, limits) => {
      const pool = poolOf(limits);
      const blocks = (of: Pool): unknown[] => {
        const { data, lengths } = written(records, sum, sorting, of);
        let at = 0;
        return lengths.map((length) => {
          const flat = toRecords(data.subarray(at, (at += length)), of.memory.classes);
          return new Map(flat.flatMap((key, i) => (i % 2 === 0 ? [[key, flat[i + 1]]] : [])));
        });
      };
      expect(blocks(pool)).toEqual(blocks(poolOf(plenty)));
      return pool;
    });
  });

  test("writes the same blocks with each of the writers that do not combine, and the serialized one spills too", () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 100 }), (records, forceSpillThreshold) => {
        const pool = poolOf({ ...plenty, forceSpillThreshold });
        const bypassed = written(records, undefined, bypassing, poolOf(plenty));
        expect(written(records, undefined, serializing, pool)).toEqual(bypassed);
        expect(written(records, undefined, sorting, poolOf(plenty))).toEqual(bypassed);
        const crossed = pool.said.filter((line) => line.includes("crossed the threshold"));
        expect(crossed).toHaveLength(Math.ceil(records.length / forceSpillThreshold) - 1);
        expect(pool.held()).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  test("of the serialized writer fails in Spark's words where not even a record is to be had", () => {
    const pool = poolOf({ ...plenty, pool: 32_770 });
    expect(() => written([[1, 2]], undefined, serializing, pool)).toThrow(
      "[UNABLE_TO_ACQUIRE_MEMORY] Unable to acquire 14 bytes of memory, got 2.",
    );
  });
});

describe("a reduce task", () => {
  const combined = (records: readonly Pair[], by: BoundAggregator, pool: Pool): Pair[] => [
    ...asIterable(
      new ExternalAppendOnlyMap(by, pool.memory, undefined).insertAll(records).iterator(),
    ),
  ];

  test("combines to the same values, spilled or not, and hands them out by hash code when it spilled", () => {
    whileSpilling((records, limits) => {
      const pool = poolOf(limits);
      const by = sum.bind((f) => f);
      const [mine, whole] = [combined(records, by, pool), combined(records, by, poolOf(plenty))];
      expect(new Map(mine)).toEqual(new Map(whole));
      expect(mine).toHaveLength(whole.length);
      const codes = mine.map(([key]) => hashCode(key));
      if (spilledIn(pool) > 0) expect(codes).toEqual(codes.toSorted((a, b) => a - b));
      return pool;
    });
  });

  test("groups to the same values of each key, in whatever order the spills meet", () => {
    whileSpilling((records, limits) => {
      const pool = poolOf(limits);
      const by = grouping.bind((f) => f);
      const groups = (of: Pool): Map<unknown, number[]> =>
        new Map(
          combined(records, by, of).map(([key, group]) => [
            key,
            (group as number[]).toSorted((a, b) => a - b),
          ]),
        );
      expect(groups(pool)).toEqual(groups(poolOf(plenty)));
      return pool;
    });
  });

  test("sorts the same pairs into the order of their keys", () => {
    whileSpilling((records, limits) => {
      const hashed = records.map(([key, value]): Pair => [hashCode(key), value]);
      const pool = poolOf(limits);
      const sorter = new ExternalSorter(
        { keyKind: undefined, ordering: naturalOrdering },
        pool.memory,
      ).insertAll(hashed);
      const sorted = sorter.partitions().flatMap((run) => [...asIterable(iteratorOf(run))]);
      sorter.stop();
      const byBoth = (a: Pair, b: Pair): number =>
        (a[0] as number) - (b[0] as number) || (a[1] as number) - (b[1] as number);
      expect(sorted.map(([key]) => key)).toEqual(
        hashed.map(([key]) => key as number).toSorted((a, b) => a - b),
      );
      expect(sorted.toSorted(byBoth)).toEqual(hashed.toSorted(byBoth));
      return pool;
    });
  });
});

const asIterable = <T>(iterator: Iterator<T>): Iterable<T> => ({
  [Symbol.iterator]: () => iterator,
});

describe("a program", () => {
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
      async (spark) => {
        const numbers = spark.sparkContext
          .parallelize(
            Array.from({ length: 20_000 }, (_, i) => i),
            4,
          )
          .map((i): [number, number] => [i % 4_000, 1]);
        const sums = await numbers.reduceByKey((a, b) => a + b, 3).collect();
        const sorted = await numbers.sortByKey(true, 2).keys().collect();
        return { sums: new Map(sums), sorted };
      },
    );

  test("that has to spill on both sides answers the same, and its metrics say so", async () => {
    const [small, large] = [await run(400_000), await run(1_000_000_000)];
    expect(small.result).toEqual(large.result);
    const ends = (app: typeof small, type: string): TaskMetrics[] =>
      eventsOf(app.events, "SparkListenerTaskEnd").flatMap(({ taskType, taskMetrics }) =>
        taskType === type && taskMetrics !== undefined ? [taskMetrics] : [],
      );
    const spills = (app: typeof small, type: string): number =>
      ends(app, type).filter((m) => m.diskBytesSpilled > 0 && m.memoryBytesSpilled > 0).length;
    expect(spills(small, "ShuffleMapTask")).toBeGreaterThan(0);
    expect(spills(small, "ResultTask")).toBeGreaterThan(0);
    expect(spills(large, "ShuffleMapTask") + spills(large, "ResultTask")).toBe(0);
    for (const { memoryBytesSpilled, peakExecutionMemory } of ends(small, "ShuffleMapTask"))
      if (memoryBytesSpilled > 0) expect(peakExecutionMemory).toBeGreaterThan(0);
  });
});
