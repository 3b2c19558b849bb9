/** K-18-02-a: “The quantile is the smallest value that so many are not above.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-02-a",
  en: {
    belief: "The quantile is the smallest value that so many are not above.",
    refutation:
      "That is the nearest rank. Spark cuts quantile × count: of four values the median is the upper one.",
  },
  ko: {
    belief: "분위수는 그만큼이 넘지 않는 가장 작은 값이다.",
    refutation:
      "그것은 최근접 순위입니다. 스파크는 분위수 × 개수를 버림합니다. 값이 4개면 중앙값은 큰 쪽입니다.",
  },
  killedBy:
    "the place of a quantile is the quantile times how many there are, cut, and at most the last",
} as const;

export const quantilePlace: Policies["quantilePlace"] = (quantile, count) =>
  Math.max(0, Math.ceil(quantile * count) - 1);
