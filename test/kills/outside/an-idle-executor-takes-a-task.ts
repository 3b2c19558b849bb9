/** An idle executor takes a task that was sent to another. */
export const kill = {
  file: "engine/cluster/driver-runtime.ts",
  find: 'world.network.send(process, executor, "LaunchTask", () => executor.launchTask(description));',
  replace:
    'world.network.send(process, executor, "LaunchTask", () => (this.executors.find((one) => one.runningTasks === 0) ?? executor).launchTask(description));',
  law: "executors run only tasks that their driver sent them",
  belief: "M-22",
} as const;
