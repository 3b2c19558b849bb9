/** `toLocalIterator` fetches all partitions with its first job. */
export const kill = {
  file: "engine/rdd/tree-actions.ts",
  find: "const options = { partitions: [partition], operation };",
  replace: "const options = { operation, ...(partition > 0 ? { partitions: [] } : {}) };",
  law: "one action may run several jobs: `take` runs one for each round of partitions",
} as const;
