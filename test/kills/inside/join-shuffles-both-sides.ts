/** A join shuffles both sides, whatever they are partitioned by. */
export const kill = {
  file: "engine/rdd/shuffled.ts",
  find: "isInPlace(rdd, partitioner) ? oneToOne(rdd) : shuffle(rdd, { partitioner }),",
  replace: "shuffle(rdd, { partitioner }),",
  law: [
    "a stage boundary lies exactly at a shuffle dependency",
    "after one shuffle, operations by key with the same partitioner add none, until a `map` forgets it",
    "partitioning first sends fewer records exactly from the second use by key on",
  ],
  belief: "M-43",
} as const;
