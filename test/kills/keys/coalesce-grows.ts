/** `coalesce` makes as many partitions as are asked for. */
export const kill = {
  file: "engine/rdd/partition-coalescer.ts",
  find: "  const target = Math.min(wanted, parents);",
  replace: "  const target = wanted;",
  law: "`coalesce` joins whole partitions and never makes more, and the steps before it run in its few tasks",
  belief: "M-45",
} as const;
