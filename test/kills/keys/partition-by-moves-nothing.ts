/** `partitionBy` answers the RDD as it is. */
export const kill = {
  file: "engine/rdd/pair.ts",
  find: "if (partitioner.equals(this.partitioner)) return this;",
  replace: "if (partitioner.numPartitions > 0) return this;",
  law: "partitioning first sends fewer records exactly from the second use by key on",
} as const;
