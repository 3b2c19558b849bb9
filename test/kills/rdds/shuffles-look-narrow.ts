/** The debug string does not mark shuffles. */
export const kill = {
  file: "engine/rdd/debug-string.ts",
  find: "`${thisPrefix}+-${label} ${own}`",
  replace: "`${thisPrefix}${label} ${own}`",
  law: "`toDebugString` gives each RDD of the lineage a line, and each shuffle a `+-` with the partitions behind it",
} as const;
