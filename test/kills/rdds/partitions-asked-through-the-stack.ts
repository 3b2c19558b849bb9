/** The number of partitions is asked from child to parent, one call inside the other. */
export const kill = {
  file: "engine/rdd/core.ts",
  find: "for (const rdd of this.#unasked()) rdd.#numPartitions = rdd.node.numPartitions();",
  replace: "",
  law: "a chain of narrow steps is one task a partition, however long it is",
} as const;
