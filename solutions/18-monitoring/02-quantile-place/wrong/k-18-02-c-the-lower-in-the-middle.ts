/** K-18-02-c: “Of two values in the middle the lower one is the median.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-02-c",
  en: {
    belief: "Of two values in the middle the lower one is the median.",
    refutation: "Spark shows the upper one: 0.5 × 4 is place 2, counted from 0.",
  },
  ko: {
    belief: "가운데 둘 가운데 작은 값이 중앙값이다.",
    refutation: "스파크는 큰 쪽을 보입니다. 0.5 × 4는 0부터 세어 2번 자리입니다.",
  },
  killedBy:
    "the place of a quantile is the quantile times how many there are, cut, and at most the last",
} as const;

export const quantilePlace: Policies["quantilePlace"] = (quantile, count) =>
  Math.trunc(quantile * (count - 1));
