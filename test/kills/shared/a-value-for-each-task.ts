/** Each task gets a copy of the broadcast value of its own. */
export const kill = {
  file: "engine/cluster/torrent-reader.ts",
  find: "if (held !== undefined) return held;",
  replace:
    "if (held !== undefined) return { readyAt: held.readyAt, value: copyValue(known(torrent, id).serialized) };",
  law: "a task that changes a broadcast value changes it for the later tasks of its executor, and for nobody else",
} as const;
