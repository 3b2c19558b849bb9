/** The records of one key go round all partitions. */
export const kill = {
  file: "engine/rdd/partitioner.ts",
  find: "    return nonNegativeMod(hashCode(key, this.#kind), this.numPartitions);",
  replace:
    "    return nonNegativeMod(hashCode(key, this.#kind) + ((this as { n?: number }).n = ((this as { n?: number }).n ?? 0) + 1), this.numPartitions);",
  law: "more partitions do not divide a key that is hot; salting the key does",
  belief: "M-52",
} as const;
