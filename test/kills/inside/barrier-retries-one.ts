/** Of a barrier, too, only the task that failed is tried again. */
export const kill = {
  file: "engine/scheduler/task-set-manager.ts",
  find: "if (this.set.isBarrier) this.isZombie = true;",
  replace: "",
  law: "the tasks of a barrier stage are launched in one instant, when there are slots for all of them, and when one fails all are computed again",
} as const;
