/** Without a worker the Master gives an application up. */
export const kill = {
  file: "engine/deploy/standalone/master-applications.ts",
  find: "    this.#answer(driver, id);\n    this.#master.schedule();",
  replace:
    '    if (this.#master.workers.size === 0) this.#finish(app, "executors keep failing");\n    this.#answer(driver, id);\n    this.#master.schedule();',
  law: "an application submitted before any worker joins waits, and runs by itself when one joins",
  belief: "M-32",
} as const;
