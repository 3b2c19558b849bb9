/**
 * 13/04 · Which partitions are joined: neighbours, in groups that differ by one at most.
 *
 * In Spark: DefaultPartitionCoalescer.throwBalls where no parent has a place. Left out on purpose: places.
 */
import type { Policies } from "#engine/kata";

export const coalesceGroups: Policies["coalesceGroups"] = (parents, wanted) => {
  const n = Math.min(parents, wanted);
  const from = (group: number): number => Math.floor((group * parents) / n);
  return Array.from({ length: n }, (_, group) =>
    Array.from({ length: from(group + 1) - from(group) }, (_member, at) => from(group) + at),
  );
};
