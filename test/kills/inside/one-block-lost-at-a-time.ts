/** A fetch failure costs the one output that was not there. */
export const kill = {
  file: "engine/scheduler/completions.ts",
  find: "this.#state.executorLost(executorId, { gone: true, host }, task.epoch);",
  replace: "void executorId;",
  law: "after a fetch failure, Spark makes only the lost map output again",
} as const;
