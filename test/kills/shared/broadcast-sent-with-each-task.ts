/** A broadcast is sent with each task. */
export const kill = {
  file: "engine/cluster/torrent-reader.ts",
  find: "    this.#held.set(id, made);",
  replace: "",
  law: "an executor fetches each piece of a broadcast once, however many of its tasks use it",
  belief: "M-53",
} as const;
