/** Executors run where the driver runs. */
export const kill = {
  file: "engine/deploy/standalone/worker.ts",
  find: "const executor = newExecutor(runtime, {\n      id: runner.id,\n      host: this.host,",
  replace:
    "const executor = newExecutor(runtime, {\n      id: runner.id,\n      host: driver.host,",
  law: "deploy mode moves the driver, not the tasks",
  belief: "M-25",
} as const;
