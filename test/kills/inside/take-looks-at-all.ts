/** `take` looks at every partition in its first and only job. */
export const kill = {
  file: "engine/rdd/actions.ts",
  find: "Math.min(scanned === 0 ? initial : wider, total - scanned)",
  replace: "Math.min(scanned === 0 ? total : wider, total - scanned)",
  law: "one action may run several jobs: `take` runs one for each round of partitions",
  belief: "M-04",
} as const;
