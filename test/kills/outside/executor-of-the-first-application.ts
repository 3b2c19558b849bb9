/** The Master hands every executor to the application that registered first. */
export const kill = {
  file: "engine/deploy/standalone/master-schedule.ts",
  find: "worker.worker.launchExecutor(app.id, id, cores, memory, app.driver)",
  replace:
    "worker.worker.launchExecutor(app.id, id, cores, memory, [...master.applications.all.values()][0].driver)",
  law: "an executor belongs to one application",
  belief: "M-39",
} as const;
