/** `union` brings its parents together by a shuffle. */
export const kill = {
  file: "engine/rdd/transformations.ts",
  find: 'return this.named("union", () => unionOf([this.self, other]));',
  replace:
    'return this.named("union", () => { const both = unionOf([this.self, other]); return both.dealtOut(both.getNumPartitions()); });',
  law: [
    "a stage boundary lies exactly at a shuffle dependency",
    "behind a narrow dependency a partition is made from the few parent partitions that it names, and no stage is added",
    "`union` adds the partitions of its parents unless they are partitioned alike, `cartesian` multiplies them, and neither shuffles",
  ],
  belief: "M-44",
} as const;
