/** A cartesian partition names the left partition by the remainder, the right one by the quotient. */
export const kill = {
  file: "engine/rdd/coalesced.ts",
  find: "      narrow(left, (partition) => [Math.floor(partition / width)]),\n      narrow(right, (partition) => [partition % width]),",
  replace:
    "      narrow(left, (partition) => [partition % left.getNumPartitions()]),\n      narrow(right, (partition) => [Math.floor(partition / left.getNumPartitions())]),",
  law: "behind a narrow dependency a partition is made from the few parent partitions that it names, and no stage is added",
} as const;
