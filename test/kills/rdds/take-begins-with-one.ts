/** `take` always begins with one partition. */
export const kill = {
  file: "engine/rdd/take-rounds.ts",
  find: "if (scanned === 0) return initial;",
  replace: "if (scanned === 0) return 1;",
  law: "`take` looks at `spark.rdd.limit.initialNumPartitions` partitions first, then at up to `scaleUpFactor` times as many",
} as const;
