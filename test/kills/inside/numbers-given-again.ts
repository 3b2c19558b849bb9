/** A new executor takes the number of the one that died. */
export const kill = {
  file: "engine/deploy/standalone/master-schedule.ts",
  find: "  const id = String(app.nextExecutorId);",
  replace:
    "  const id = String([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((number) => !app.executors.has(String(number))));",
  law: "a lost executor is replaced under a new number",
} as const;
