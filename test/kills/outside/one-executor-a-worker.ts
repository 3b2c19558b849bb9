/** A worker starts one executor for an application, whatever room it has. */
export const kill = {
  file: "engine/deploy/standalone/master-schedule.ts",
  find: "for (let left = granted; left >= cores; left -= cores) launchExecutor(master, app, worker, cores);",
  replace:
    "if (![...app.executors.values()].some((one) => one.worker === worker)) launchExecutor(master, app, worker, cores);",
  law: "as many executors stand on a worker as its cores and its memory allow",
  belief: "M-38",
} as const;
