/** The Master does not look at how many executors are wanted. */
export const kill = {
  file: "engine/deploy/standalone/master-schedule.ts",
  find: "executorLimit: app.executorLimit,",
  replace: "executorLimit: Number.MAX_SAFE_INTEGER,",
  law: "an executor that died is replaced while as many are wanted, and not after the work is done",
} as const;
