/** A core is set aside for an executor that has one already. */
export const kill = {
  file: "engine/deploy/mesos/fine-grained.ts",
  find: "const own = this.#executors.has(agentId) ? 0 : this.#ownCores;",
  replace: "const own = this.#ownCores;",
  law: "in fine-grained mode the cores of a task come back when it ends, an executor's own core and its memory do not",
} as const;
