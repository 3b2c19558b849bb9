/**
 * 13/01 · Where a hash goes: the remainder, made positive by one more turn.
 *
 * In Spark: HashPartitioner.getPartition. Left out on purpose: the hash itself, which the JVM gives.
 */
import type { Policies } from "#engine/kata";

export const hashPartition: Policies["hashPartition"] = (hash, numPartitions) => {
  if (hash === null) return 0;
  const rest = hash % numPartitions;
  return rest < 0 ? rest + numPartitions : rest;
};
