/** A stage is skipped although some of its output is lost. */
export const kill = {
  file: "engine/scheduler/stage.ts",
  find: "return tracker.numAvailableOutputs(stage.dependency.shuffleId) === numPartitions(stage);",
  replace: "return tracker.numAvailableOutputs(stage.dependency.shuffleId) > 0;",
  law: "while its map output remains, a stage is skipped, not run again",
} as const;
