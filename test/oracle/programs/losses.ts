/** The program of Services.scala: a shuffle, an RDD on disk and one in memory, each of which counts how often its four partitions are computed. */
import {
  StorageLevels,
  type LongAccumulator,
  type RDD,
  type SparkContext,
} from "../../../engine/index.ts";
import type { Kind, PerKind } from "../service-runs.ts";

export const kinds: readonly Kind[] = ["S", "B", "M"];
type Pairs = RDD<[number, number]>;

export interface Counted {
  readonly rdds: Readonly<Record<Kind, Pairs>>;
  readonly counts: Readonly<Record<Kind, LongAccumulator>>;
}

export function countedRdds(sc: SparkContext): Counted {
  const counts = {
    S: sc.longAccumulator("S"),
    B: sc.longAccumulator("B"),
    M: sc.longAccumulator("M"),
  };
  const counted = (count: LongAccumulator): Pairs =>
    sc
      .parallelize([0, 1, 2, 3], 4)
      .mapPartitions((records): [number, number][] => {
        count.add(1);
        return [...records].map((i) => [i, i]);
      })
      .costing(300_000);
  const rdds = {
    S: counted(counts.S).reduceByKey((a, b) => a + b, 4),
    B: counted(counts.B).persist(StorageLevels.DISK_ONLY),
    M: counted(counts.M).persist(StorageLevels.MEMORY_ONLY),
  };
  return { rdds, counts };
}

/** Counts each of them; how many partitions were computed for it. */
export async function round({ rdds, counts }: Counted): Promise<PerKind> {
  const computed = { S: 0, B: 0, M: 0 };
  for (const kind of kinds) {
    const before = counts[kind].value;
    await rdds[kind].count();
    computed[kind] = counts[kind].value - before;
  }
  return computed;
}
