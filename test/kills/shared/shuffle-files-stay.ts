/** Nothing but the end of the application removes shuffle files. */
export const kill = {
  file: "engine/context/context-cleaner.ts",
  find: "if (executor.alive) executor.removeShuffle(id);",
  replace: "if (!executor.alive) executor.removeShuffle(id);",
  law: "what the program refers to no more goes with the next garbage: blocks, shuffle files, broadcasts; and not before",
} as const;
