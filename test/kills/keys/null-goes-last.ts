/** null goes to the last partition. */
export const kill = {
  file: "engine/rdd/key-policies.ts",
  find: "  if (ask === undefined) return nonNegativeMod(hashCode(key, kind), numPartitions);",
  replace:
    "  if (ask === undefined) return key === null ? numPartitions - 1 : nonNegativeMod(hashCode(key, kind), numPartitions);",
  law: "equal keys share one partition, the remainder of their hash; which executor computes it can change",
} as const;
