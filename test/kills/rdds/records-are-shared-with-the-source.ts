/** Tasks work on the very records of the collection: what a function changes is changed in the source. */
export const kill = {
  file: "engine/rdd/sources.ts",
  find: "(all()[partition] as readonly T[]).map(copyValue)",
  replace: "[...(all()[partition] as readonly T[])]",
  law: "a transformation gives a new RDD with a number of its own and leaves its parent as it was",
  belief: "M-50",
} as const;
