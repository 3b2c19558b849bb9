/** Tasks add to the driver's own accumulator. */
export const kill = {
  file: "engine/events/accumulator-v2.ts",
  find: "const local = this.copyAndReset();",
  replace: "const local = this;",
  law: "a task reads its own part of an accumulator, the driver the sum of what came back",
} as const;
