/** The oldest blocks go first, used or not. */
export const kill = {
  file: "engine/storage/memory-store.ts",
  find: "      this.#blocks.delete(id);\n      this.#blocks.set(id, block);\n",
  replace: "",
  law: "to make room, the blocks that were used least recently go first",
} as const;
