/** `coalesce` deals partitions out in turn instead of taking neighbours. */
export const kill = {
  file: "engine/rdd/coalesced.ts",
  find: "    return Array.from({ length: until - from }, (_, i) => from + i);",
  replace: "    return Array.from({ length: until - from }, (_, i) => (group + i * groups()) % n);",
  law: "a stage submits one task for each partition it still has to compute",
} as const;
