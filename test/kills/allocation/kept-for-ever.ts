/** Whoever holds anything is kept, whatever time was set for it. */
export const kill = {
  file: "engine/scheduler/executors-to-remove.ts",
  find: "(hasCachedBlocks || hasShuffleFiles ? held : idle)",
  replace: "(hasCachedBlocks || hasShuffleFiles ? forEver : idle)",
  law: "an idle executor is given back after its time, one with cached blocks or with shuffle files that it must serve itself is kept",
} as const;
