/** A job that fails takes its map output with it. */
export const kill = {
  file: "engine/scheduler/stage-submitter.ts",
  find: "    job.waiter.jobFailed(error);\n",
  replace:
    '    for (const parent of final.parents) if (parent.kind === "ShuffleMapStage") this.#state.options.tracker.unregisterShuffle(parent.dependency.shuffleId);\n    job.waiter.jobFailed(error);\n',
  law: "a failed reduce task does not run the map tasks again",
} as const;
