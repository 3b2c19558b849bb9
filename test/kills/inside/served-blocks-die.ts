/** No cached block outlives its executor, whatever serves it. */
export const kill = {
  file: "engine/storage/block-manager-master.ts",
  find: "blockIds.has(blockId) && !this.#managers.has(id.executorId) ? [id] : [],",
  replace: "blockIds.has(blockId) && this.#managers.has(id.executorId) ? [id] : [],",
  law: "the external shuffle service keeps an executor's shuffle files, its cached blocks on disk only if told to, and of a lost worker nothing",
} as const;
