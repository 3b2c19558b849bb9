/** What is stored is computed all the same. */
export const kill = {
  file: "engine/storage/block-manager.ts",
  find: "const block = inMemory ?? this.#disk.get(blockId);",
  replace: "const block = undefined as StoredBlock | undefined;",
  law: "a stored partition is read, not computed, until `unpersist` drops it; then the next action computes it again",
} as const;
