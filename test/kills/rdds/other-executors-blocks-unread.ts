/** A block of another executor is not read: the partition is computed here once more. */
export const kill = {
  file: "engine/cluster/task-attempt.ts",
  find: "      cachedElsewhere(this, this.#env, rdd.id, partition) ??\n",
  replace: "",
  law: "after an executor died, a job computes again exactly the cached partitions that only it held, and what they need back to what is still there",
} as const;
