/** The most that an application may have is not looked at. */
export const kill = {
  file: "engine/scheduler/target-executors.ts",
  find: "+ step, needed, maxExecutors)",
  replace: "+ step, needed)",
  law: "while tasks wait, executors are asked for one, two, four, eight more at a time, up to what the tasks need",
} as const;
