/** K-13-06-e: “a range ends only after its share is passed”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-06-e",
  en: {
    belief: "A range ends only after its share is passed.",
    refutation: "It ends at the key where its share is reached.",
  },
  ko: {
    belief: "구간은 제 몫을 넘긴 뒤에야 끝난다.",
    refutation: "제 몫에 이른 그 키에서 끝납니다.",
  },
  killedBy:
    "ranges end where the weight of the sample reaches one share after the other, each time at a larger key",
} as const;

export const rangeBounds: Policies["rangeBounds"] = (sample, partitions) => {
  const share = sample.reduce((sum, { weight }) => sum + weight, 0) / partitions;
  const bounds: number[] = [];
  let sum = 0;
  let target = share;
  for (const { key, weight } of sample.toSorted((a, b) => a.key - b.key)) {
    sum += weight;
    const last = bounds.at(-1);
    if (bounds.length >= partitions - 1 || sum <= target || (last !== undefined && key <= last))
      continue;
    bounds.push(key);
    target += share;
  }
  return bounds;
};
