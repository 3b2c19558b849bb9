/** What stands after the last line feed of a piece is dropped. */
export const kill = {
  file: "engine/monitor/history/lines.ts",
  find: "    this.#keep(bytes.subarray(last + 1));",
  replace: "",
  law: "a log read in pieces of any size gives the answers of the whole log",
} as const;
