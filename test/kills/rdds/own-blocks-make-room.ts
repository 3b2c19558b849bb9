/** An RDD makes room for its next block by its own earlier ones. */
export const kill = {
  file: "engine/storage/memory-store.ts",
  find: "if (block.rddId === storing || block.locked) continue;",
  replace: "if (block.locked) continue;",
  law: "an RDD too big for memory keeps the partitions that came first, and computes the others at each use",
} as const;
