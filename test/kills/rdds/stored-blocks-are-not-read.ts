/** What is stored is computed all the same. */
export const kill = {
  file: "engine/storage/block-manager.ts",
  find: "const inMemory = this.memory.get(blockId);\n    if (inMemory !== undefined)",
  replace:
    "return undefined;\n    const inMemory = this.memory.get(blockId);\n    if (inMemory !== undefined)",
  law: "a stored partition is read, not computed, until `unpersist` drops it; then the next action computes it again",
} as const;
