/** What an application wants holds for one grant only. */
export const kill = {
  file: "engine/deploy/standalone/master-schedule.ts",
  find: "executorLimit: app.executorLimit,",
  replace: "executorLimit: app.executorLimit - app.removedExecutors.length,",
  law: "an executor that died is replaced while as many are wanted, and not after the work is done",
} as const;
