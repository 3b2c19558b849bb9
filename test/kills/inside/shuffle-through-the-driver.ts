/** Shuffled data passes through the driver. */
export const kill = {
  file: "engine/cluster/new-executor.ts",
  find: "from: `${appId}/executor ${from}`,",
  replace: "from: process.name,",
  law: "shuffled bytes go from executor to executor, never through the driver",
  belief: "M-31",
} as const;
