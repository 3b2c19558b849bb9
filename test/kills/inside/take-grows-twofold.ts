/** `take` looks at twice as many partitions, not four times, after a round that found nothing. */
export const kill = {
  file: "engine/rdd/take-rounds.ts",
  find: "if (found === 0) return scanned * scaleUp;",
  replace: "if (found === 0) return scanned * 2;",
  law: "one action may run several jobs: `take` runs one for each round of partitions",
} as const;
