/** `zipWithIndex` counts the last partition, too. */
export const kill = {
  file: "engine/rdd/numbering.ts",
  find: "const partitions = Array.from({ length: n - 1 }, (_, i) => i);",
  replace: "const partitions = Array.from({ length: n }, (_, i) => i);",
  law: "`sortByKey` and `zipWithIndex` over several partitions run a job when they are called",
} as const;
