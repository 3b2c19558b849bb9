/** K-18-02-b: “The place is the quantile of the way from the first to the last, rounded.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-02-b",
  en: {
    belief: "The place is the quantile of the way from the first to the last, rounded.",
    refutation: "The way is as long as there are values, not one less, and it is cut, not rounded.",
  },
  ko: {
    belief: "자리는 처음에서 끝까지 가는 길의 분위수를 반올림한 것이다.",
    refutation: "길이는 개수이지 하나 적은 것이 아니고, 반올림이 아니라 버림입니다.",
  },
  killedBy:
    "the place of a quantile is the quantile times how many there are, cut, and at most the last",
} as const;

export const quantilePlace: Policies["quantilePlace"] = (quantile, count) =>
  Math.round(quantile * (count - 1));
