/** Where there is a cluster manager, the mode is cluster unless it is said. */
export const kill = {
  file: "engine/deploy/submit/prepare.ts",
  find: "const mode = modeOf(args.deployMode);",
  replace: 'const mode = modeOf(args.deployMode ?? (manager === "local" ? undefined : "cluster"));',
  law: "without a deploy mode the mode is `client`",
  belief: "M-77",
} as const;
