/** K-13-05-c: “the first value makes the combiner and is merged into it”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-05-c",
  en: {
    belief: "The first value makes the combiner and is merged into it.",
    refutation: "It makes it, and that is all: merged as well it would count twice.",
  },
  ko: {
    belief: "첫 값은 결합값을 만들고 다시 합쳐진다.",
    refutation: "만들기만 합니다. 합치기까지 하면 두 번 셉니다.",
  },
  killedBy: "a map task sends one combiner for each of its keys, made of all its values in order",
} as const;

export const mapSideCombine: Policies["mapSideCombine"] = (records, createCombiner, mergeValue) => {
  const combiners = new Map<string, unknown>();
  for (const [key, value] of records)
    combiners.set(key, mergeValue(combiners.get(key) ?? createCombiner(value), value));
  return [...combiners];
};
