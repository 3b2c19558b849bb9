/** With one executor the driver forgets the blocks of all. */
export const kill = {
  file: "engine/storage/block-manager-master.ts",
  find: "    const lost: string[] = [];\n",
  replace:
    "    const lost: string[] = [];\n    for (const { partitions } of this.#rdds.values()) for (const { holders } of partitions.values()) { holders.clear(); holders.add(executor); }\n",
  law: "a partition that is lost is computed again from its lineage, it alone, and equals what was lost where functions are pure",
} as const;
