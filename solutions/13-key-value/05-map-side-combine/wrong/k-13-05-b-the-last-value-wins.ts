/** K-13-05-b: “the value that comes last stands for its key”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-05-b",
  en: {
    belief: "The value that comes last stands for its key.",
    refutation: "Every value goes into the combiner; none replaces another.",
  },
  ko: {
    belief: "마지막 값이 그 키를 대표한다.",
    refutation: "모든 값이 결합값에 들어갑니다. 다른 값을 밀어내지 않습니다.",
  },
  killedBy: "a map task sends one combiner for each of its keys, made of all its values in order",
} as const;

export const mapSideCombine: Policies["mapSideCombine"] = (records, createCombiner) => [
  ...new Map(records.map(([key, value]) => [key, createCombiner(value)])),
];
