/** A log that breaks off knows only what ended. */
export const kill = {
  file: "engine/monitor/history/live-state.ts",
  find: "    for (const task of this.tasks.values()) this.writeTask(task);",
  replace: "",
  law: "a log that breaks off says how things stood at that moment",
} as const;
