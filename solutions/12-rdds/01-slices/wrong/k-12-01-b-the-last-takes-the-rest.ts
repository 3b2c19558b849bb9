/** K-12-01-b: “All have the size rounded down, and the last slice takes the rest.” The rest is spread: no slice has more than one element more than another. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-01-b",
  en: {
    belief: "All have the size rounded down, and the last slice takes the rest.",
    refutation: "The rest is spread: no slice has more than one element more than another.",
  },
  ko: {
    belief: "크기를 내림하고 나머지는 마지막 조각이 갖는다.",
    refutation: "나머지는 흩어집니다. 어느 조각도 다른 조각보다 둘 넘게 크지 않습니다.",
  },
  killedBy: "slices lie end to end, and each begins where Spark begins it",
} as const;

export const slicePositions: Policies["slicePositions"] = (length, numSlices) => {
  const size = Math.floor(length / numSlices);
  return Array.from(
    { length: numSlices },
    (_, i) => [i * size, i === numSlices - 1 ? length : (i + 1) * size] as const,
  );
};
