/**
 * 13/07 · From which size on a block counts as huge: so many times the median, but for so many blocks at most, and never above the threshold.
 *
 * In Spark: HighlyCompressedMapStatus.apply. Left out on purpose: the sizes as they travel.
 */
import type { Policies } from "#engine/kata";

export const hugeFrom: Policies["hugeFrom"] = (view) => {
  const { lengths, threshold, skewedFactor, mostSkewed } = view;
  if (skewedFactor <= 0) return threshold;
  const sorted = lengths.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = sorted.slice(middle - 1, middle + 1);
  const median = sorted.length % 2 === 0 ? Math.floor((low + high) / 2) : (sorted[middle] ?? 0);
  const rest = sorted[Math.max(0, sorted.length - mostSkewed)] ?? 0;
  return Math.min(threshold, Math.max(Math.max(1, median) * skewedFactor, rest));
};
