/** Every action runs its map stages again. */
export const kill = {
  file: "engine/scheduler/stage-graph.ts",
  find: "if (!tracker.containsShuffle(shuffleId)) {",
  replace: "if (shuffleId >= 0) {",
  law: [
    "while its map output remains, a stage is skipped, not run again",
    "shuffle output belongs to the shuffled RDD, not to the code that made it",
    "without `persist`, nothing of an RDD is stored, and each action computes it again from its source or its shuffle files",
  ],
  belief: "M-06",
} as const;
