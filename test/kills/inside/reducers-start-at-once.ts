/** A stage starts together with the parents that it still misses. */
export const kill = {
  file: "engine/scheduler/stage-submitter.ts",
  find: "    waiting.add(stage);",
  replace: "    this.#submitMissingTasks(stage);",
  law: "a stage does not start before all the map output it reads is in place",
  belief: "M-23",
} as const;
