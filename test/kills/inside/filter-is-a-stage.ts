/** Every transformation is a stage of its own; here `filter` is. */
export const kill = {
  file: "engine/rdd/transformations.ts",
  find: 'return this.named("filter", () => this.piped(filterPipe(f), [f as UserFunction], true));',
  replace:
    'return this.named("filter", () => this.piped(filterPipe(f), [f as UserFunction], true).dealtOut(this.getNumPartitions()));',
  law: [
    "a stage boundary lies exactly at a shuffle dependency",
    "a further narrow step changes neither the stages nor the tasks",
  ],
  belief: "M-01",
} as const;
