/** Tasks do not look for the executor that holds their partition. */
export const kill = {
  file: "engine/scheduler/preferred-locations.ts",
  find: "const cached = at.isPersisted ? (state.cacheLocs(at)[index] ?? []) : [];",
  replace: "const cached = at.isPersisted ? (state.cacheLocs(at)[-1] ?? []) : [];",
  law: "a task goes to the executor that holds its partition while that one is free in time, and elsewhere its answer is the same",
} as const;
