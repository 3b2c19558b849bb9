/** The newest blocks go first. */
export const kill = {
  file: "engine/storage/memory-store.ts",
  find: "for (const block of blocks) {",
  replace: "for (const block of blocks.toReversed()) {",
  law: "to make room, the blocks that were used least recently go first",
} as const;
