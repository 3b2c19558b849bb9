/** With an executor, the driver forgets the cached blocks of all. */
export const kill = {
  file: "engine/storage/block-manager.ts",
  find: "for (const holders of partitions.values()) holders.delete(executor);",
  replace: "for (const holders of partitions.values()) holders.clear();",
  law: "after a loss, only what was lost is made again: cached partitions along their chain, and the map outputs that they need",
} as const;
