/** Tasks of a barrier are launched one by one, as slots come free. */
export const kill = {
  file: "engine/scheduler/task-scheduler.ts",
  find: "const turn = manager.set.isBarrier\n        ?",
  replace: "const turn = manager.set.tasks.length === 0\n        ?",
  law: "the tasks of a barrier stage are launched in one instant, when there are slots for all of them, and when one fails all are computed again",
} as const;
