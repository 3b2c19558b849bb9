/** K-12-01-d: “The second number is the last element of the slice.” It is the place after it. Read as the last element, one element of each slice is lost. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-01-d",
  en: {
    belief: "The second number is the last element of the slice.",
    refutation:
      "It is the place after it. Read as the last element, one element of each slice is lost.",
  },
  ko: {
    belief: "둘째 수는 조각의 마지막 원소이다.",
    refutation: "마지막 원소의 다음 자리입니다. 마지막 원소로 읽으면 조각마다 하나씩 잃습니다.",
  },
  killedBy: "slices lie end to end, and each begins where Spark begins it",
} as const;

export const slicePositions: Policies["slicePositions"] = (length, numSlices) => {
  const bound = (i: number): number => Math.floor((i * length) / numSlices);
  return Array.from(
    { length: numSlices },
    (_, i) => [bound(i), Math.max(bound(i), bound(i + 1) - 1)] as const,
  );
};
