/** `take` looks at just as many partitions as the rest should need. */
export const kill = {
  file: "engine/rdd/take-rounds.ts",
  find: "(1.5 * (wanted - found) * scanned)",
  replace: "((wanted - found) * scanned)",
  law: "`take` looks at `spark.rdd.limit.initialNumPartitions` partitions first, then at up to `scaleUpFactor` times as many",
} as const;
