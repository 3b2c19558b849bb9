/** Executors keep what they computed, asked or not. */
export const kill = {
  file: "engine/rdd/core.ts",
  find: "#storageLevel: StorageLevel = StorageLevels.NONE;",
  replace: "#storageLevel: StorageLevel = StorageLevels.MEMORY_ONLY;",
  law: "without `persist`, a job leaves no RDD block behind",
  belief: "M-71",
} as const;
