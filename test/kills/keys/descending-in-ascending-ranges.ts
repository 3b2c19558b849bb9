/** Sorted the other way round, ranges still ascend from partition to partition. */
export const kill = {
  file: "engine/rdd/range-partitioner.ts",
  find: "return this.ascending ? low : this.bounds.length - low;",
  replace: "return low;",
  law: "sorted by key, each partition holds one range of keys, and at most as many partitions are made as were asked for",
} as const;
