/** What the steps of cleaning-runs.ts make, as a program makes it: its functions travel with what they capture. */
import {
  StorageLevels,
  type Broadcast,
  type LongAccumulator,
  type RDD,
  type SparkSession,
} from "../../../engine/index.ts";
import type { Handle } from "../../../engine/context/context-cleaner.ts";

type Pairs = RDD<[number, number]>;
export type Held = Map<string, Handle>;

const kept = (rdd: Pairs, level: string): Pairs =>
  level === "NONE" ? rdd : rdd.persist(StorageLevels[level as keyof typeof StorageLevels]);

/** Makes what a step names. */
export function made(spark: SparkSession, held: Held, words: readonly string[]): Handle {
  const sc = spark.sparkContext;
  const [how = "", name = "", of = "", other = ""] = words;
  const pairs = held.get(of) as unknown as Pairs;
  switch (how) {
    case "make": {
      const numbers = Array.from({ length: 12 }, (_, i) => i);
      return kept(
        sc.parallelize(numbers, 3).map((i): [number, number] => [i % 4, i]),
        of,
      );
    }
    case "reduce":
      return kept(
        pairs.reduceByKey((a, b) => a + b, 2),
        other,
      );
    case "map":
      return pairs.mapValues((value) => value + 1);
    case "flip":
      return pairs.map(([key, value]): [number, number] => [value, key]);
    case "broadcast":
      return sc.broadcast([1, 2, 3]);
    case "uses": {
      const shared = held.get(other) as unknown as Broadcast<number[]>;
      return pairs.mapValues((value) => value + shared.value.length);
    }
    case "accumulator":
      return sc.longAccumulator(name);
    case "adds": {
      const shared = held.get(other) as unknown as LongAccumulator;
      return pairs.mapValues((value) => {
        shared.add(1);
        return value;
      });
    }
    case "again":
      return sc.getPersistentRDDs().get(Number(of)) as Handle;
    default:
      throw new Error(`no step makes anything by “${how}”`);
  }
}
