/**
 * 13/06 · Where ranges of keys end: where the weight of the sample, summed up in order of keys, reaches one share more.
 *
 * In Spark: RangePartitioner.determineBounds. Left out on purpose: drawing the sample.
 */
import type { Policies } from "#engine/kata";

export const rangeBounds: Policies["rangeBounds"] = (sample, partitions) => {
  const share = sample.reduce((sum, { weight }) => sum + weight, 0) / partitions;
  const bounds: number[] = [];
  let sum = 0;
  let target = share;
  for (const { key, weight } of sample.toSorted((a, b) => a.key - b.key)) {
    sum += weight;
    const last = bounds.at(-1);
    if (bounds.length >= partitions - 1 || sum < target || (last !== undefined && key <= last))
      continue;
    bounds.push(key);
    target += share;
  }
  return bounds;
};
