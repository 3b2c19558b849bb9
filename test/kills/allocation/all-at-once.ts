/** Every executor that could be of use is asked for in one go. */
export const kill = {
  file: "engine/scheduler/target-executors.ts",
  find: "Math.min(Math.max(target, executors) + step, needed, maxExecutors)",
  replace: "Math.min(needed, maxExecutors)",
  law: "while tasks wait, executors are asked for one, two, four, eight more at a time, up to what the tasks need",
} as const;
