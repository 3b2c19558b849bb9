/** K-12-01-c: “The slices at the front are one larger until the rest is used up.” Spark rounds each border down, so that larger slices stand between smaller ones: 2, 3, 2, 3. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-01-c",
  en: {
    belief: "The slices at the front are one larger until the rest is used up.",
    refutation:
      "Spark rounds each border down, so that larger slices stand between smaller ones: 2, 3, 2, 3.",
  },
  ko: {
    belief: "앞 조각들이 하나씩 더 갖는다.",
    refutation: "스파크는 경계마다 내림하므로 큰 조각이 사이사이에 놓입니다. 2, 3, 2, 3입니다.",
  },
  killedBy: "slices lie end to end, and each begins where Spark begins it",
} as const;

export const slicePositions: Policies["slicePositions"] = (length, numSlices) => {
  const size = Math.floor(length / numSlices);
  const bound = (i: number): number => i * size + Math.min(i, length % numSlices);
  return Array.from({ length: numSlices }, (_, i) => [bound(i), bound(i + 1)] as const);
};
