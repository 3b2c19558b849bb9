/** What is pushed out of memory of a broadcast is gone: the next task fetches it again. */
export const kill = {
  file: "engine/storage/broadcast-blocks.ts",
  find: "    memory.remove(id);\n    this.#report(id, block, block.size);",
  replace: "    memory.remove(id);\n    this.#known.delete(id);",
  law: "a broadcast pushed out of memory is read from the executor's own disk and not fetched again",
} as const;
