/** Every action runs its map stages again. */
export const kill = {
  file: "engine/scheduler/stage-graph.ts",
  find: "if (!tracker.containsShuffle(shuffleId)) {",
  replace: "if (shuffleId >= 0) {",
  law: [
    "while its map output remains, a stage is skipped, not run again",
    "shuffle output belongs to the shuffled RDD, not to the code that made it",
  ],
  belief: "M-06",
} as const;
