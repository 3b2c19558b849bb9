/** Results of any size come to the driver. */
export const kill = {
  file: "engine/scheduler/result-sizes.ts",
  find: "if (limit === 0 || this.#bytes <= limit) return undefined;",
  replace: "if (limit >= 0) return undefined;",
  law: [
    "an action that returns nothing still runs its job",
    "results larger than the driver takes end the job, and the driver goes on",
  ],
} as const;
