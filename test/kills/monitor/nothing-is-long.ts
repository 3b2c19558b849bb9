/** A task is long from two hundred medians on. */
export const kill = {
  file: "engine/monitor/rules/stragglers.ts",
  find: "const LONG = 2;",
  replace: "const LONG = 200;",
  law: "the doctor finds a planted skew first, and names its task",
} as const;
