/** `map` spreads records over the partitions. */
export const kill = {
  file: "engine/rdd/transformations.ts",
  find: "this.piped(mapPipe(f), [f as UserFunction], false)",
  replace: "this.piped(mapPipe(f), [f as UserFunction], false).repartition(2)",
  law: "`map` moves nothing and forgets the partitioner; `mapValues` and `filter` keep it",
} as const;
