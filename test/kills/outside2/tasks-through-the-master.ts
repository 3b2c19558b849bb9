/** Tasks go to their executors by way of the Master. */
export const kill = {
  file: "engine/cluster/driver-runtime.ts",
  find: 'world.network.send(process, executor, "LaunchTask",',
  replace:
    'world.network.send(process, { name: "Master", host: "master", alive: true }, "LaunchTask",',
  law: "the manager hears of applications and executors, never of stages or tasks",
  belief: "M-29",
} as const;
