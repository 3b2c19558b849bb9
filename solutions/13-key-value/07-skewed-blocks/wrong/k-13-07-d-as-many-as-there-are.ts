/** K-13-07-d: “all blocks above the median times the factor are told”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-07-d",
  en: {
    belief: "All blocks above the median times the factor are told.",
    refutation: "No more than mostSkewed of them: the status is to stay small.",
  },
  ko: {
    belief: "중앙값의 배수를 넘는 블록은 모두 따로 알린다.",
    refutation: "mostSkewed개까지만 알립니다. 상태 정보가 커지지 않게 하려는 것입니다.",
  },
  killedBy:
    "a block is huge from so many times the median on, for so many blocks at most, and from the threshold on in any case",
} as const;

export const hugeFrom: Policies["hugeFrom"] = ({ lengths, threshold, skewedFactor }) => {
  if (skewedFactor <= 0) return threshold;
  const sorted = lengths.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = sorted.slice(Math.max(0, middle - 1), middle + 1);
  const median = sorted.length % 2 === 0 ? Math.floor((low + high) / 2) : (sorted[middle] ?? 0);
  return Math.min(threshold, Math.max(1, median) * skewedFactor);
};
