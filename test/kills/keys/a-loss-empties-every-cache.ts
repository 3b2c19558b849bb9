/** With an executor, the driver forgets the cached blocks of all. */
export const kill = {
  file: "engine/storage/block-manager-master.ts",
  find: "    const lost: string[] = [];",
  replace:
    "    const lost: string[] = [];\n    for (const { partitions } of this.#rdds.values()) partitions.clear();",
  law: "after a loss, only what was lost is made again: cached partitions along their chain, and the map outputs that they need",
} as const;
