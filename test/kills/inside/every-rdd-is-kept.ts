/** Executors keep what they computed, asked or not. */
export const kill = {
  file: "engine/rdd/core.ts",
  find: "#storageLevel: StorageLevel = StorageLevels.NONE;",
  replace: "#storageLevel: StorageLevel = StorageLevels.MEMORY_ONLY;",
  law: [
    "without `persist`, a job leaves no RDD block behind",
    "without `persist`, nothing of an RDD is stored, and each action computes it again from its source or its shuffle files",
  ],
  belief: "M-71",
} as const;
