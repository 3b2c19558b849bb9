/** A stage that misses one output computes all of them again. */
export const kill = {
  file: "engine/scheduler/stage.ts",
  find: "    return tracker.findMissingPartitions(stage.dependency.shuffleId);",
  replace: "    return Array.from({ length: numPartitions(stage) }, (_, partition) => partition);",
  law: [
    "a stage submits one task for each partition it still has to compute",
    "after a loss, only what was lost is made again: cached partitions along their chain, and the map outputs that they need",
  ],
} as const;
