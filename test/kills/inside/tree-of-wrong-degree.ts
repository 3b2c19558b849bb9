/** The tree of `treeAggregate` is as wide as its depth asks, not its root. */
export const kill = {
  file: "engine/rdd/tree-actions.ts",
  find: "while (scale ** depth < partitions) scale += 1;",
  replace: "while (scale * depth < partitions) scale += 1;",
  law: "`treeAggregate` adds stages and sends the driver fewer results, with the same answer",
} as const;
