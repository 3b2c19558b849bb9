/** The Master learns how a program ended. */
export const kill = {
  file: "engine/deploy/standalone/master-applications.ts",
  find: 'if (app !== undefined) this.#finish(app, "unregistered");',
  replace:
    'if (app !== undefined) this.#finish(app, app.driver.run.error === undefined ? "unregistered" : "executors keep failing");',
  law: "a standalone master calls a client-mode application FINISHED however it ended",
  belief: "M-33",
} as const;
