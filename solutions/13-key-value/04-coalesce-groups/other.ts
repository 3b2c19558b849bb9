/**
 * 13/04 · Which partitions are joined, partition by partition.
 *
 * In Spark: DefaultPartitionCoalescer.throwBalls where no parent has a place. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Goes through the partitions and puts each into the last group that has begun by then.",
  ko: "파티션을 하나씩 지나가며 그때까지 시작한 마지막 묶음에 넣는다.",
} as const;

export const coalesceGroups: Policies["coalesceGroups"] = (parents, wanted) => {
  const n = wanted < parents ? wanted : parents;
  const groups: number[][] = [];
  for (let partition = 0; partition < parents; partition += 1) {
    if (groups.length < n && partition === Math.floor((groups.length * parents) / n))
      groups.push([]);
    groups.at(-1)?.push(partition);
  }
  return groups;
};
