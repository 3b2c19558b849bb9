/** An operation by key shuffles whatever its parent is partitioned by. */
export const kill = {
  file: "engine/rdd/pair.ts",
  find: "  const node = partitioner.equals(rdd.partitioner)\n    ? combineInPlace",
  replace: "  const node = partitioner.numPartitions < 0\n    ? combineInPlace",
  law: "after one shuffle, operations by key with the same partitioner add none, until a `map` forgets it",
} as const;
