/** A mark after the first job is looked at by the next one. */
export const kill = {
  file: "engine/rdd/core.ts",
  find: '    this.#mark ??= { kind: "reliable", folder: `${directory}/rdd-${this.id}` };',
  replace:
    '    this.#mark ??= { kind: "reliable", folder: `${directory}/rdd-${this.id}` };\n    this.#askedForCheckpoint = false;',
  law: "a checkpoint is written by a job of its own after the first action, and the lineage ends there from then on",
} as const;
