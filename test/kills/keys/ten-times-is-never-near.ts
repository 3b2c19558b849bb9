/** A partitioner is kept only if the others have less than ten times its partitions, without a look at logarithms. */
export const kill = {
  file: "engine/rdd/partitioner.ts",
  find: "most < 10 * existing || (most === 10 * existing && log10(most) - log10(existing) < 1);",
  replace: "most < 10 * existing;",
  law: "where none is named, the largest partitioner that exists is kept if it is large enough; else keys are hashed into the default number",
} as const;
