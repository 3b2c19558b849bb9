/** The Master does not notice that a driver's connection is closed. */
export const kill = {
  file: "engine/deploy/standalone/master-applications.ts",
  find: 'this.#finish(app, "driver disconnected")',
  replace: "undefined",
  law: "in client mode, the application ends with the process that submitted it",
} as const;
