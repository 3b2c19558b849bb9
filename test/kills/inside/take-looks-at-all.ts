/** `take` looks at every partition in its first and only job. */
export const kill = {
  file: "engine/rdd/take-rounds.ts",
  find: "Math.min(count, total - scanned)",
  replace: "total - scanned",
  law: "one action may run several jobs: `take` runs one for each round of partitions",
  belief: "M-04",
} as const;
