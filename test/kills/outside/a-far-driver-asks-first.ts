/** A driver that is far away asks an executor whether it is there before it sends a task. */
export const kill = {
  file: "engine/cluster/driver-runtime.ts",
  find: 'world.network.send(process, executor, "LaunchTask", () => executor.launchTask(description));',
  replace:
    'if (world.network.latencyBetween(process.host, executor.host) > 10_000) world.network.send(process, executor, "Ping", () => undefined);\n    world.network.send(process, executor, "LaunchTask", () => executor.launchTask(description));',
  law: "the messages of a job are counted by its tasks, not by the distance of its driver",
} as const;
