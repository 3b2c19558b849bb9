/** A task set goes on launching after one of its tasks could not fetch. */
export const kill = {
  file: "engine/scheduler/task-set-manager.ts",
  find: "      this.isZombie = true;\n      return { info, abort: undefined };",
  replace: "      return { info, abort: undefined };",
  law: "a task set holds the tasks of one stage attempt, all with the same code",
} as const;
