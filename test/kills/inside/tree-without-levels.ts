/** `treeAggregate` combines on the driver only. */
export const kill = {
  file: "engine/rdd/tree-actions.ts",
  find: "for (const partitions of treeLevels(level.getNumPartitions(), depth))",
  replace: "for (const partitions of treeLevels(1, depth))",
  law: "`treeAggregate` adds stages and sends the driver fewer results, with the same answer",
} as const;
