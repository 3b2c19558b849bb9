/**
 * 12/02 · The next round of take, by trying.
 *
 * In Spark: RDD.take. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Tries one partition more at a time until they should hold half as much again as is missing, or the limit is reached.",
  ko: "파티션을 하나씩 늘려 보며 모자란 것의 한 배 반이 들어 있을 만하거나 상한에 닿으면 멈춘다.",
} as const;

export const partitionsToTry: Policies["partitionsToTry"] = (view) => {
  const { wanted, found, scanned, initial, scaleUp } = view;
  if (scanned === 0) return initial;
  const isEnough = (count: number): boolean => 2 * count * found >= 3 * (wanted - found) * scanned;
  let count = 1;
  while (count < scaleUp * scanned && !isEnough(count)) count += 1;
  return count;
};
