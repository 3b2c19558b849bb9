/** What memory has no room for is not stored, whatever the level. */
export const kill = {
  file: "engine/storage/block-manager.ts",
  find: "if (stored === undefined && level.useDisk) {",
  replace: "if (stored === undefined && level.useDisk && !level.useMemory) {",
  law: "at MEMORY_AND_DISK, what memory has no room for lies on disk, and no partition is computed twice",
} as const;
