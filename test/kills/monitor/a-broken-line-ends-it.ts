/** A broken line ends the replay. */
export const kill = {
  file: "engine/monitor/history/replay.ts",
  find: "      else if (error instanceof SyntaxError) this.#counts.broken += 1;\n",
  replace: "",
  law: "broken lines and events that nobody knows change no answer; they are counted",
} as const;
