/** Where a block of a local checkpoint is lost, the lineage makes it again. */
export const kill = {
  file: "engine/rdd/core.ts",
  find: "    this.#savedIn = saved;\n    this.#madeBy",
  replace:
    '    if (this.#mark?.kind === "local") return;\n    this.#savedIn = saved;\n    this.#madeBy',
  law: "a reliable checkpoint outlives the executors, a local one is lost with them",
} as const;
