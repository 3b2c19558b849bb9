/** null goes to the last partition. */
export const kill = {
  file: "engine/rdd/partitioner.ts",
  find: "    return nonNegativeMod(hashCode(key, this.#kind), this.numPartitions);",
  replace:
    "    return key === null ? this.numPartitions - 1 : nonNegativeMod(hashCode(key, this.#kind), this.numPartitions);",
  law: "equal keys share one partition, the remainder of their hash; which executor computes it can change",
} as const;
