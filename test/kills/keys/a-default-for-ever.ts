/** The default parallelism is two, whenever it is asked for. */
export const kill = {
  file: "engine/context/spark-context.ts",
  find: "return set ?? this.#runtime.defaultParallelism();",
  replace: "return set ?? Math.min(this.#runtime.defaultParallelism(), 2);",
  law: "on a cluster the default parallelism is the cores registered by the moment it is asked for, and at least two",
  belief: "M-82",
} as const;
