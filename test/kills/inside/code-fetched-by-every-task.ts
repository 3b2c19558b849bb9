/** Every task fetches the code of its stage anew. */
export const kill = {
  file: "engine/cluster/torrent-reader.ts",
  find: "if (held !== undefined) return held;",
  replace: "if (held?.readyAt === -1) return held;",
  law: "an executor fetches the code of a stage once, however many of its tasks it runs",
} as const;
