/** `cache` uses the disk, too: it persists at MEMORY_AND_DISK. */
export const kill = {
  file: "engine/rdd/core.ts",
  find: "persist(level: StorageLevel = StorageLevels.MEMORY_ONLY)",
  replace: "persist(level: StorageLevel = StorageLevels.MEMORY_AND_DISK)",
  law: "`cache()` is `persist(MEMORY_ONLY)`, and another level is refused afterwards",
} as const;
