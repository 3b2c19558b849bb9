/** A job that gets no executor waits without a word. */
export const kill = {
  file: "engine/scheduler/starvation-warning.ts",
  find: "      if (this.#over) return;\n      this.#log(",
  replace: "      if (this.#timer === undefined) return;\n      this.#log(",
  law: "a job that no executor can serve leaves no task in the log, and every 15 seconds a warning",
} as const;
