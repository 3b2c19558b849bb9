/** Executors see what the driver changes in a value after it was broadcast. */
export const kill = {
  file: "engine/cluster/torrent-reader.ts",
  find: "copyValue(torrent.serialized)",
  replace: "copyValue(torrent.value)",
  law: "a broadcast value is what it was when it was broadcast; in local mode tasks read the driver's own object",
} as const;
