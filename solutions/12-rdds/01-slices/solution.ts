/**
 * 12/01 · Cut a collection into slices: one bound for each border, two neighbours share it.
 *
 * In Spark: ParallelCollectionRDD.slice. Left out on purpose: ranges of numbers, which Spark cuts without laying them out.
 */
import type { Policies } from "#engine/kata";

export const slicePositions: Policies["slicePositions"] = (length, numSlices) => {
  const bound = (i: number): number => Math.floor((i * length) / numSlices);
  return Array.from({ length: numSlices }, (_, i) => [bound(i), bound(i + 1)] as const);
};
