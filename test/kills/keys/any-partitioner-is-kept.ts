/** An existing partitioner is kept however small it is. */
export const kill = {
  file: "engine/rdd/partitioner.ts",
  find: "(isNear(existing.numPartitions, most) || wanted <= existing.numPartitions)",
  replace: "(most > 0 || wanted > 0)",
  law: "where none is named, the largest partitioner that exists is kept if it is large enough; else keys are hashed into the default number",
} as const;
