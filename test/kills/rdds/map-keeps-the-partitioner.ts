/** `map` keeps the partitioner. */
export const kill = {
  file: "engine/rdd/transformations.ts",
  find: "this.piped(mapPipe(f), [f as UserFunction], false)",
  replace: "this.piped(mapPipe(f), [f as UserFunction], true)",
  law: "`map` moves nothing and forgets the partitioner; `mapValues` and `filter` keep it",
  belief: "M-42",
} as const;
