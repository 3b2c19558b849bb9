/** A block from another executor comes empty. */
export const kill = {
  file: "engine/cluster/task-attempt.ts",
  find: "const bytes = this.#block(block, shuffleId, reduceId);",
  replace:
    "const bytes = block.status.location.executorId === this.#env.executorId ? this.#block(block, shuffleId, reduceId) : new Uint8Array(0);",
  law: "one machine computes the same answer as a cluster",
} as const;
