/** Executors introduce themselves to the Master. */
export const kill = {
  file: "engine/deploy/register-executor.ts",
  find: 'kind: "RegisterExecutor",\n    from: executor.name,\n    to: driver.name,',
  replace: 'kind: "RegisterExecutor",\n    from: executor.name,\n    to: "Master",',
  law: [
    "an application is one driver and the executors that registered with it",
    "the worker starts the executor, and the executor introduces itself to the driver",
  ],
} as const;
