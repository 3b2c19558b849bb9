/** Where there is a cluster manager, the mode is cluster unless it is said. */
export const kill = {
  file: "engine/deploy/spark-submit.ts",
  find: "const deployMode = deployModeOf(mode);",
  replace:
    'const deployMode = deployModeOf(mode ?? (manager === "local" ? undefined : "cluster"));',
  law: "without a deploy mode the mode is `client`",
  belief: "M-77",
} as const;
