/** With one executor the driver forgets the blocks of all. */
export const kill = {
  file: "engine/storage/block-manager.ts",
  find: "for (const holders of partitions.values()) holders.delete(executor);",
  replace: "for (const holders of partitions.values()) holders.clear();",
  law: "a partition that is lost is computed again from its lineage, it alone, and equals what was lost where functions are pure",
} as const;
