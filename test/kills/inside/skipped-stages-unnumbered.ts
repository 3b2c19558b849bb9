/** A stage that will be skipped gets no number in the new job. */
export const kill = {
  file: "engine/scheduler/stage-graph.ts",
  find: "this.#state.mapStages.delete(stage.dependency.shuffleId);",
  replace: "this.#state.mapStages.get(stage.dependency.shuffleId);",
  law: "a parent stage has a lower number than its child, and a skipped stage has one too",
} as const;
