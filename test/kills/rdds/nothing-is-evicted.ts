/** What is in memory stays there. */
export const kill = {
  file: "engine/storage/memory-store.ts",
  find: "return freed >= needed ? chosen : [];",
  replace: "return [];",
  law: "to make room, the blocks that were used least recently go first",
} as const;
