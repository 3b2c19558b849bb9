/** `cartesian` has as many partitions as its parents together. */
export const kill = {
  file: "engine/rdd/coalesced.ts",
  find: "numPartitions: () => left.getNumPartitions() * width,",
  replace: "numPartitions: () => left.getNumPartitions() + width,",
  law: "`union` adds the partitions of its parents unless they are partitioned alike, `cartesian` multiplies them, and neither shuffles",
} as const;
