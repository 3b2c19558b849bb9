/** With the Master, its applications die. */
export const kill = {
  file: "engine/deploy/standalone/app-client.ts",
  find: "this.#driver.alive) this.#disconnected();",
  replace: "this.#driver.alive) this.#driver.die();",
  law: "killing the master stops grants, not running applications",
  belief: "M-68",
} as const;
