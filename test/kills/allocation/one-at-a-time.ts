/** One executor more is asked for each time. */
export const kill = {
  file: "engine/scheduler/target-executors.ts",
  find: "wanted - target === step ? step * 2 : 1",
  replace: "1",
  law: "while tasks wait, executors are asked for one, two, four, eight more at a time, up to what the tasks need",
} as const;
