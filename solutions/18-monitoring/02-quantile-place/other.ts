/**
 * 18/02 · Task quantiles, in another way.
 *
 * In Spark: see the head of the kata. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Counts how many places begin at or before the quantile.",
  ko: "분위수까지 시작하는 자리를 센다.",
} as const;

export const quantilePlace: Policies["quantilePlace"] = (quantile, count) => {
  let place = 0;
  while (place + 1 < count && place + 1 <= quantile * count) place += 1;
  return place;
};
