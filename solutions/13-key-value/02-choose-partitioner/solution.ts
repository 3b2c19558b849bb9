/**
 * 13/02 · Which partitioner is taken: the largest that exists, if it is large enough.
 *
 * In Spark: Partitioner.defaultPartitioner, which compares by logarithms. Left out on purpose: partitioners of no partitions.
 */
import type { Policies } from "#engine/kata";

export const choosePartitioner: Policies["choosePartitioner"] = (inputs, defaultParallelism) => {
  const most = Math.max(...inputs.map(({ numPartitions }) => numPartitions));
  const wanted = defaultParallelism ?? most;
  const kept = Math.max(
    0,
    ...inputs.map(({ isPartitioned, numPartitions }) => (isPartitioned ? numPartitions : 0)),
  );
  if (kept === 0 || (most >= 10 * kept && wanted > kept))
    return { kind: "hash", numPartitions: wanted };
  const input = inputs.findIndex((one) => one.isPartitioned && one.numPartitions === kept);
  return { kind: "keep", input };
};
