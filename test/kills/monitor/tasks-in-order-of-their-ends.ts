/** Attempts of a stage are listed as their ends were told. */
export const kill = {
  file: "engine/monitor/history/store.ts",
  find: "return [...(tasks?.values() ?? [])].sort((a, b) => byLong(a.taskId, b.taskId));",
  replace: "return [...(tasks?.values() ?? [])];",
  law: "the doctor says the same in whichever order tasks that ran side by side are told to have ended",
} as const;
