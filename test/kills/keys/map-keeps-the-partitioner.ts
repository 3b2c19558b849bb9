/** `map` keeps the partitioner, though keys may have changed. */
export const kill = {
  file: "engine/rdd/transformations.ts",
  find: "this.piped(mapPipe(f), [f as UserFunction], false)",
  replace: "this.piped(mapPipe(f), [f as UserFunction], true)",
  law: "after one shuffle, operations by key with the same partitioner add none, until a `map` forgets it",
  belief: "M-42",
} as const;
