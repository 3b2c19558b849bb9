/** With the Master, its applications die. */
export const kill = {
  file: "engine/deploy/standalone/master.ts",
  find: "app.driver.masterLost()",
  replace: "app.driver.die()",
  law: "killing the master stops grants, not running applications",
  belief: "M-68",
} as const;
