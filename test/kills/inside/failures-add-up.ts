/** Failures of different tasks add up. */
export const kill = {
  file: "engine/scheduler/task-set-manager.ts",
  find: "this.#decide(this.#failures[index] as number, this.#maxFailures, reason);",
  replace:
    "this.#decide(this.#failures.reduce((sum, count) => sum + count, 0), this.#maxFailures, reason);",
  law: "the fourth failure of one task ends the job; in local mode the first does",
} as const;
