/**
 * 13/07 · From which size on a block counts as huge, by ranks.
 *
 * In Spark: HighlyCompressedMapStatus.apply. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Sorts nothing: finds a block of a rank by counting how many are smaller.",
  ko: "정렬하지 않고, 더 작은 블록을 세어서 몇 번째 블록을 찾는다.",
} as const;

export const hugeFrom: Policies["hugeFrom"] = (view) => {
  const { lengths, threshold, skewedFactor, mostSkewed } = view;
  if (!(skewedFactor > 0)) return threshold;
  const n = lengths.length;
  const ranked = (rank: number): number =>
    lengths.find((length) => {
      const smaller = lengths.filter((other) => other < length).length;
      const equal = lengths.filter((other) => other === length).length;
      return smaller <= rank && rank < smaller + equal;
    }) ?? 0;
  const twice = ranked(Math.floor((n - 1) / 2)) + ranked(Math.floor(n / 2));
  const median = n % 2 === 0 ? (twice - (twice % 2)) / 2 : twice / 2;
  const limits = [Math.max(median, 1) * skewedFactor, ranked(n > mostSkewed ? n - mostSkewed : 0)];
  return [Math.max(...limits), threshold].reduce((a, b) => (a < b ? a : b));
};
