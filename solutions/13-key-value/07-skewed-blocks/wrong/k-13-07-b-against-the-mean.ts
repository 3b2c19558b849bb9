/** K-13-07-b: “a block is skewed against the mean”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-07-b",
  en: {
    belief: "A block is skewed against the mean.",
    refutation: "Against the median: a hot key lifts the mean and would hide itself.",
  },
  ko: {
    belief: "치우쳤는지는 평균에 견주어 정한다.",
    refutation: "중앙값에 견줍니다. 몰린 키는 평균을 끌어올려 스스로를 감춥니다.",
  },
  killedBy:
    "a block is huge from so many times the median on, for so many blocks at most, and from the threshold on in any case",
} as const;

export const hugeFrom: Policies["hugeFrom"] = ({
  lengths,
  threshold,
  skewedFactor,
  mostSkewed,
}) => {
  if (skewedFactor <= 0) return threshold;
  const sorted = lengths.toSorted((a, b) => a - b);
  const mean = Math.floor(sorted.reduce((sum, length) => sum + length, 0) / sorted.length);
  const rest = sorted[Math.max(0, sorted.length - mostSkewed)] ?? 0;
  return Math.min(threshold, Math.max(Math.max(1, mean) * skewedFactor, rest));
};
