/** All executors are asked for at once. */
export const kill = {
  file: "engine/deploy/kubernetes/pods-to-request.ts",
  find: "Math.min(missing, seen.batchSize, slotsFor(seen))",
  replace: "Math.min(missing, slotsFor(seen))",
  law: "executors are asked for in batches, and none before every pod of the last one was seen or has registered; all together are as many as are wanted, whether a node has room for them or not",
} as const;
