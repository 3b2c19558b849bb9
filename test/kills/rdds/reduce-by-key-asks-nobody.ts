/** No transformation looks at its source: where no number of partitions is given, there are as many as cores. */
export const kill = {
  file: "engine/rdd/pair.ts",
  find: "chosen(partitions, rdd) ?? defaultPartitioner(rdd)",
  replace: "chosen(partitions, rdd) ?? new HashPartitioner(rdd.context.defaultParallelism())",
  law: "`textFile` looks at nothing; a missing path is told at an action, or where the number of partitions is needed",
  belief: "M-83",
} as const;
