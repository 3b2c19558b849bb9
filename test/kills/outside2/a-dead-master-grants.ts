/** Messages to the Master arrive, dead or not. */
export const kill = {
  file: "engine/world/network.ts",
  find: "if (to.alive) message();",
  replace: 'if (to.alive || to.name === "Master") message();',
  law: "killing the master stops grants, not running applications",
} as const;
