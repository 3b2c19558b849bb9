/**
 * 13/03 · Which side of a join stays, by a text for each partitioner.
 *
 * In Spark: CoGroupedRDD.getDependencies, Partitioner.equals. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Writes each partitioner down and compares the two texts.",
  ko: "파티셔너를 저마다 글로 적어 두 글을 비교한다.",
} as const;

export const readInPlace: Policies["readInPlace"] = (own, wanted) => {
  const written = (one: typeof wanted): string =>
    [one.kind, one.numPartitions, ...one.bounds].join(" ");
  return own === undefined ? false : written(own) === written(wanted);
};
