/** A copy of a task has a tenth of its work to do. */
export const kill = {
  file: "engine/cluster/executor.ts",
  find: "(slowness.get(this.host) ?? 1) * (1 +",
  replace: "(slowness.get(this.host) ?? 1) * (description.attemptNumber > 0 ? 0.1 : 1) * (1 +",
  law: "a copy helps a task on a slow host, not one that has more to do; and one result of each task counts",
  belief: "M-65",
} as const;
