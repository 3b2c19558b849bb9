/** `coalesce(1)` leaves the steps before it parallel. */
export const kill = {
  file: "engine/rdd/transformations.ts",
  find: "      withShuffle\n        ? this.dealtOut(numPartitions)",
  replace: "      withShuffle || numPartitions === 1\n        ? this.dealtOut(numPartitions)",
  law: "`coalesce` joins whole partitions and never makes more, and the steps before it run in its few tasks",
  belief: "M-46",
} as const;
