/** `take` looks at twice as many partitions, not four times, after a round that found nothing. */
export const kill = {
  file: "engine/rdd/actions.ts",
  find: "      ? scanned * scaleUp\n",
  replace: "      ? scanned * 2\n",
  law: "one action may run several jobs: `take` runs one for each round of partitions",
} as const;
