/**
 * Which of the sorted values stands for a quantile. In Spark: AppStatusStore.taskSummary. The same: no interpolation; the place is the quantile times how
 * many there are, cut to a whole number, and at most the last. So the median of an even number is the upper of the two in the middle, and the 1.0 quantile
 * the largest. Left out on purpose: quantiles below zero. Rule D8.21. Spark 3.5.3: core/…/status/AppStatusStore.scala. Chapter 18.
 */
import { KataFault, shown } from "../../foundation/kata-fault.ts";

/** The place among `count` sorted values, from 0 on; a kata's part. */
export type QuantilePlace = (quantile: number, count: number) => number;

const quantilePlace: QuantilePlace = (quantile, count) =>
  Math.min(Math.trunc(quantile * count), count - 1);

/** The rule in force: the default, or a kata's with its answers looked at. */
export function ruleOfQuantiles(kata: QuantilePlace | undefined): QuantilePlace {
  if (kata === undefined) return quantilePlace;
  return (quantile, count) => {
    const answer: unknown = kata(quantile, count);
    if (Number.isInteger(answer) && Number(answer) >= 0 && Number(answer) < count)
      return Number(answer);
    throw new KataFault("quantilePlace", {
      en: `${shown(answer)} is no place among ${count} values`,
      ko: `값 ${count}개 가운데 그런 자리는 없습니다: ${shown(answer)}`,
    });
  };
}
