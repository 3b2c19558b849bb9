/** The debug string follows the first parent only. */
export const kill = {
  file: "engine/rdd/debug-string.ts",
  find: "dependencies.forEach((dependency, i) => {",
  replace: "dependencies.slice(0, 1).forEach((dependency, i) => {",
  law: "`toDebugString` gives each RDD of the lineage a line, and each shuffle a `+-` with the partitions behind it",
} as const;
