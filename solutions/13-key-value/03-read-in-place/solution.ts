/**
 * 13/03 · Which side of a join stays: the one that is partitioned as the join wants it.
 *
 * In Spark: CoGroupedRDD.getDependencies, Partitioner.equals. Left out on purpose: the direction of ranges, which a join never wants.
 */
import type { Policies } from "#engine/kata";

export const readInPlace: Policies["readInPlace"] = (own, wanted) =>
  own !== undefined &&
  own.kind === wanted.kind &&
  own.numPartitions === wanted.numPartitions &&
  own.bounds.every((bound, at) => bound === wanted.bounds[at]);
