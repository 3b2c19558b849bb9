/** Accumulators without a name are listed, too. */
export const kill = {
  file: "engine/scheduler/counts-updates.ts",
  find: "if (original.name === undefined || update.isZero) continue;",
  replace: "if (update.isZero) continue;",
  law: "a named accumulator is listed with the tasks and stages that changed it, one without a name nowhere",
} as const;
