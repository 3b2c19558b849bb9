/** K-13-07-e: “the larger of both limits counts”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-07-e",
  en: {
    belief: "The larger of both limits counts.",
    refutation: "The smaller: from the threshold on a block is huge in any case.",
  },
  ko: {
    belief: "두 한계 가운데 큰 쪽을 따른다.",
    refutation: "작은 쪽입니다. threshold부터는 무조건 큰 블록입니다.",
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
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = sorted.slice(Math.max(0, middle - 1), middle + 1);
  const median = sorted.length % 2 === 0 ? Math.floor((low + high) / 2) : (sorted[middle] ?? 0);
  const rest = sorted[Math.max(0, sorted.length - mostSkewed)] ?? 0;
  return Math.max(threshold, Math.max(1, median) * skewedFactor, rest);
};
