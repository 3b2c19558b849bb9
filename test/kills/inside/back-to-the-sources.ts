/** A failed reduce task sends the job back to its sources. */
export const kill = {
  file: "engine/scheduler/completions.ts",
  find: '      case "ExceptionFailure":\n',
  replace:
    '      case "ExceptionFailure":\n        for (const parent of stage.parents) if (parent.kind === "ShuffleMapStage") this.#state.options.tracker.registerShuffle(parent.dependency.shuffleId, parent.rdd.getNumPartitions());\n        return;\n',
  law: "a failed reduce task does not run the map tasks again",
  belief: "M-10",
} as const;
