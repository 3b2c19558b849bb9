/** The Master leaves the executors of a finished application alone, and counts their cores until they are gone. */
export const kill = {
  file: "engine/deploy/standalone/master-applications.ts",
  find: "    for (const executor of app.executors.values()) {\n      this.#release(app, executor);",
  replace:
    "    for (const executor of [] as ExecutorInfo[]) {\n      this.#release(app, executor);",
  law: "when an application ends, its executors stop and their cores are free again",
} as const;
