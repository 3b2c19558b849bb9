/** The records of one key go round all partitions. */
export const kill = {
  file: "engine/rdd/key-policies.ts",
  find: "  if (ask === undefined) return nonNegativeMod(hashCode(key, kind), numPartitions);",
  replace:
    "  if (ask === undefined) return nonNegativeMod(hashCode(key, kind) + ((globalThis as { turn?: number }).turn = ((globalThis as { turn?: number }).turn ?? 0) + 1), numPartitions);",
  law: "more partitions do not divide a key that is hot; salting the key does",
  belief: "M-52",
} as const;
