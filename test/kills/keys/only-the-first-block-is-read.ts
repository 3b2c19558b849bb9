/** A wide dependency reads one parent partition, as a narrow one does. */
export const kill = {
  file: "engine/cluster/task-attempt.ts",
  find: "    const blocks = blocksToFetch(statuses, shuffleId, reduceId);",
  replace: "    const blocks = blocksToFetch(statuses, shuffleId, reduceId).slice(0, 1);",
  law: "a reducer fetches from each map output that holds a record for it, over the network only what another executor wrote",
} as const;
