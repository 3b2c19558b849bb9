/** Results of any size come to the driver. */
export const kill = {
  file: "engine/scheduler/task-set-manager.ts",
  find: "if (limit === 0 || this.#resultBytes <= limit) return undefined;",
  replace: "if (limit >= 0) return undefined;",
  law: [
    "an action that returns nothing still runs its job",
    "results larger than the driver takes end the job, and the driver goes on",
  ],
} as const;
