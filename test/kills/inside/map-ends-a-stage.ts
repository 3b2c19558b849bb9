/** A stage ends at every `map`. */
export const kill = {
  file: "engine/rdd/transformations.ts",
  find: 'return this.named("map", () => this.piped(mapPipe(f), [f as UserFunction], false));',
  replace:
    'return this.named("map", () => this.piped(mapPipe(f), [f as UserFunction], false).dealtOut(this.getNumPartitions()));',
  law: [
    "a join with a broadcast table shuffles nothing and answers the same",
    "a stage boundary lies exactly at a shuffle dependency",
    "a further narrow step changes neither the stages nor the tasks",
  ],
  belief: "M-02",
} as const;
