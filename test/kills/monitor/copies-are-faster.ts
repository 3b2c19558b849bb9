/** A copy of a task has a fifth of its work to do. */
export const kill = {
  file: "engine/cluster/executor.ts",
  find: "(this.#world.slowness.get(this.host) ?? 1) * (1 +",
  replace:
    "(this.#world.slowness.get(this.host) ?? 1) * (attempt.attemptNumber > 0 ? 0.1 : 1) * (1 +",
  law: "a copy helps a task on a slow host, not one that has more to do; and one result of each task counts",
  belief: "M-65",
} as const;
