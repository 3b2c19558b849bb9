/** What an idle executor holds is not looked at. */
export const kill = {
  file: "engine/scheduler/executors-to-remove.ts",
  find: "(hasCachedBlocks || hasShuffleFiles ? held : idle)",
  replace: "idle",
  law: "an idle executor is given back after its time, one with cached blocks or with shuffle files that it must serve itself is kept",
} as const;
