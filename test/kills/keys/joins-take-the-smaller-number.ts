/** A join takes the smaller number of its parents' partitions. */
export const kill = {
  file: "engine/rdd/partitioner.ts",
  find: "const most = Math.max(",
  replace: "const most = Math.min(",
  law: "where none is named, the largest partitioner that exists is kept if it is large enough; else keys are hashed into the default number",
  belief: "M-11",
} as const;
