/** The driver tells the workers itself which executors to start. */
export const kill = {
  file: "engine/deploy/standalone/master-schedule.ts",
  find: 'world.network.send(master, worker.worker, "LaunchExecutor"',
  replace: 'world.network.send(app.driver, worker.worker, "LaunchExecutor"',
  law: "the worker starts the executor, and the executor introduces itself to the driver",
  belief: "M-30",
} as const;
