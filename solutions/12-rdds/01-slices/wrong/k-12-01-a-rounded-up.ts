/** K-12-01-a: “All slices but the last have the size rounded up.” Then slices at the end may be empty while others are full. In Spark sizes differ by one at most. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-01-a",
  en: {
    belief: "All slices but the last have the size rounded up.",
    refutation:
      "Then slices at the end may be empty while others are full. In Spark sizes differ by one at most.",
  },
  ko: {
    belief: "마지막 조각만 빼고 크기를 올림한다.",
    refutation: "그러면 뒤쪽 조각이 비기도 합니다. 스파크에서 크기의 차이는 많아야 1입니다.",
  },
  killedBy: "slices lie end to end, and each begins where Spark begins it",
} as const;

export const slicePositions: Policies["slicePositions"] = (length, numSlices) => {
  const size = Math.ceil(length / numSlices);
  const bound = (i: number): number => Math.min(length, i * size);
  return Array.from({ length: numSlices }, (_, i) => [bound(i), bound(i + 1)] as const);
};
