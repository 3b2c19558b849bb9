/** What is saved is read, and the lineage stays as it was. */
export const kill = {
  file: "engine/rdd/core.ts",
  find: "    this.#dependencies = [oneToOne(saved)];",
  replace: "    this.#dependencies ??= [oneToOne(saved)];",
  law: "a checkpoint is written by a job of its own after the first action, and the lineage ends there from then on",
} as const;
