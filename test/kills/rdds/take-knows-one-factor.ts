/** `take` grows at most fourfold, whatever is set. */
export const kill = {
  file: "engine/rdd/actions.ts",
  find: 'const scaleUp = Math.max(this.context.conf.int("spark.rdd.limit.scaleUpFactor"), 2);',
  replace: "const scaleUp = 4;",
  law: "`take` looks at `spark.rdd.limit.initialNumPartitions` partitions first, then at up to `scaleUpFactor` times as many",
} as const;
