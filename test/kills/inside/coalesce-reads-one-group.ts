/** Every task of `coalesce` reads the partitions of the first group. */
export const kill = {
  file: "engine/rdd/coalesced.ts",
  find: "        members(partition).map(",
  replace: "        members(0).map(",
  law: [
    "a stage submits one task for each partition it still has to compute",
    "behind a narrow dependency a partition is made from the few parent partitions that it names, and no stage is added",
  ],
} as const;
