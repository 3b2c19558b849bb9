/** YARN calls an application a success when its program is over. */
export const kill = {
  file: "engine/deploy/yarn/cluster-mode.ts",
  find: "if (exitCode === 0) return master?.finish(",
  replace: "if (exitCode >= 0) return master?.finish(",
  law: "what YARN says of an application in cluster mode is how its program ended; in client mode it says SUCCEEDED whatever happened",
} as const;
