/** K-13-05-e: “the order in which values are merged is free”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-05-e",
  en: {
    belief: "The order in which values are merged is free.",
    refutation:
      "Within a map task they are merged as they come. A function that is not commutative shows it.",
  },
  ko: {
    belief: "값을 합치는 순서는 아무래도 좋다.",
    refutation: "한 맵 태스크 안에서는 온 순서대로 합칩니다. 교환법칙이 없는 함수에서 드러납니다.",
  },
  killedBy: "a map task sends one combiner for each of its keys, made of all its values in order",
} as const;

export const mapSideCombine: Policies["mapSideCombine"] = (records, createCombiner, mergeValue) => {
  const combiners = new Map<string, unknown>();
  for (const [key, value] of records.toReversed())
    combiners.set(
      key,
      combiners.has(key) ? mergeValue(combiners.get(key), value) : createCombiner(value),
    );
  return [...combiners];
};
