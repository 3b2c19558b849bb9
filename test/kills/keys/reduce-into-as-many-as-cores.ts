/** An operation by key makes as many partitions as there are cores. */
export const kill = {
  file: "engine/rdd/partitioner.ts",
  find: "    : most;",
  replace: "    : first.context.defaultParallelism();",
  law: "where none is named, the largest partitioner that exists is kept if it is large enough; else keys are hashed into the default number",
  belief: "M-12",
} as const;
