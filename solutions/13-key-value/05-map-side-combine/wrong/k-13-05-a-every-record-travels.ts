/** K-13-05-a: “a map task sends its records as they are”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-05-a",
  en: {
    belief: "A map task sends its records as they are.",
    refutation:
      "That is what groupByKey does. With map-side combine one record travels for each key of the task.",
  },
  ko: {
    belief: "맵 태스크는 레코드를 그대로 보낸다.",
    refutation: "groupByKey가 그렇게 합니다. 맵에서 결합하면 태스크의 키마다 하나만 오갑니다.",
  },
  killedBy: "a map task sends one combiner for each of its keys, made of all its values in order",
} as const;

export const mapSideCombine: Policies["mapSideCombine"] = (records, createCombiner) =>
  records.map(([key, value]) => [key, createCombiner(value)]);
