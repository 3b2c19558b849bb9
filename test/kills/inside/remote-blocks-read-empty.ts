/** A block from another executor comes empty. */
export const kill = {
  file: "engine/cluster/shuffle-fetch.ts",
  find: "const bytes = blockOf(env, block, wanted);",
  replace:
    "const bytes = block.status.location.executorId === env.executorId ? blockOf(env, block, wanted) : new Uint8Array(0);",
  law: "one machine computes the same answer as a cluster",
} as const;
