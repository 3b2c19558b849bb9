/** Executors tell the end of each task to the driver and to the Master. */
export const kill = {
  file: "engine/cluster/driver-port.ts",
  find: 'driver.say({ kind: "StatusUpdate", from: from.name, to: process.name, taskId, state, bytes });',
  replace:
    'for (const to of [process.name, "Master"]) driver.say({ kind: "StatusUpdate", from: from.name, to, taskId, state, bytes });',
  law: "the manager hears of applications and executors, never of stages or tasks",
  belief: "M-74",
} as const;
