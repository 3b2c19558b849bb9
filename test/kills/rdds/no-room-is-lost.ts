/** What memory has no room for is not stored, whatever the level. */
export const kill = {
  file: "engine/storage/block-manager.ts",
  find: "    if (!level.useDisk) return [];\n    return [this.#toDisk(block)];",
  replace: "    return [];",
  law: "at MEMORY_AND_DISK, what memory has no room for lies on disk, and no partition is computed twice",
} as const;
