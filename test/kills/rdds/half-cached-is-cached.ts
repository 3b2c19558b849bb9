/** Where one partition is cached, nobody looks for what the others are made of. */
export const kill = {
  file: "engine/scheduler/missing-parents.ts",
  find: "state.cacheLocs(at).every((locations) => locations.length > 0)",
  replace: "state.cacheLocs(at).some((locations) => locations.length > 0)",
  law: "after an executor died, a job computes again exactly the cached partitions that only it held, and what they need back to what is still there",
} as const;
