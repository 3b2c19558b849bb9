/** Nobody replaces an executor that died. */
export const kill = {
  file: "engine/deploy/standalone/master-applications.ts",
  find: "      this.#executorEnded(app, executor, state, message, exitStatus, false);\n    }\n    this.#master.schedule();\n",
  replace: "      this.#executorEnded(app, executor, state, message, exitStatus, false);\n    }\n",
  law: "a lost executor is replaced under a new number",
} as const;
