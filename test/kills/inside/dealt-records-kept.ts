/** Outputs of a stage that may come out otherwise are kept beside those that are made again. */
export const kill = {
  file: "engine/scheduler/stage-graph.ts",
  find: 'deterministicLevel(stage.rdd, this.#levels) === "INDETERMINATE"',
  replace: "deterministicLevel(stage.rdd, this.#levels) === undefined",
  law: "a map stage that may come out otherwise is computed again as a whole, and a job that has results of it is given up",
} as const;
