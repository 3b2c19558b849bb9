/** K-13-07-c: “the median is that of the blocks with data”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-07-c",
  en: {
    belief: "The median is that of the blocks with data.",
    refutation: "Empty blocks count: where most are empty, the median is 0 and is taken for 1.",
  },
  ko: {
    belief: "중앙값은 데이터가 있는 블록만의 값이다.",
    refutation: "빈 블록도 셉니다. 빈 것이 대부분이면 중앙값은 0이고 1로 칩니다.",
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
  const sorted = lengths.filter((length) => length > 0).sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = sorted.slice(Math.max(0, middle - 1), middle + 1);
  const median = sorted.length % 2 === 0 ? Math.floor((low + high) / 2) : (sorted[middle] ?? 0);
  const rest = sorted[Math.max(0, sorted.length - mostSkewed)] ?? 0;
  return Math.min(threshold, Math.max(Math.max(1, median) * skewedFactor, rest));
};
