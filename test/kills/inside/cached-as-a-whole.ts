/** Any action on a cached RDD caches all of it. */
export const kill = {
  file: "engine/cluster/task-attempt.ts",
  find: "if (blocks.put(block, records, () => this.#locks.release(sources))) this.#locks.take(id);",
  replace:
    "for (let p = 0; p < rdd.getNumPartitions(); p += 1) blocks.put({ ...block, partition: p }, records);",
  law: [
    "without `persist`, a job leaves no RDD block behind",
    "`persist` computes nothing; the next action stores the partitions that it reads, and no others",
  ],
  belief: "M-17",
} as const;
