/**
 * 13/06 · Where ranges of keys end, bound by bound.
 *
 * In Spark: RangePartitioner.determineBounds. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Sums up all weights first, then searches for one bound after the other.",
  ko: "무게를 먼저 모두 누적해 두고 경계를 하나씩 찾는다.",
} as const;

export const rangeBounds: Policies["rangeBounds"] = (sample, partitions) => {
  const sorted = [...sample].sort((a, b) => a.key - b.key);
  const sums: number[] = [];
  for (const { weight } of sorted) sums.push((sums.at(-1) ?? 0) + weight);
  const share = (sums.at(-1) ?? 0) / partitions;
  const following = (bounds: readonly number[], target: number): readonly number[] => {
    if (bounds.length === partitions - 1) return bounds;
    const at = sorted.findIndex(
      ({ key }, place) => (sums[place] as number) >= target && key > (bounds.at(-1) ?? -1),
    );
    const found = sorted[at];
    return found === undefined ? bounds : following([...bounds, found.key], target + share);
  };
  return following([], share);
};
