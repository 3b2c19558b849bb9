/** K-13-05-d: “only equal keys that stand next to each other are combined”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-05-d",
  en: {
    belief: "Only equal keys that stand next to each other are combined.",
    refutation: "That would need sorted records. A map task keeps a table of all its keys.",
  },
  ko: {
    belief: "이웃한 같은 키만 결합한다.",
    refutation: "그러려면 정렬되어 있어야 합니다. 맵 태스크는 모든 키의 표를 가집니다.",
  },
  killedBy: "a map task sends one combiner for each of its keys, made of all its values in order",
} as const;

export const mapSideCombine: Policies["mapSideCombine"] = (records, createCombiner, mergeValue) => {
  const combined: [string, unknown][] = [];
  for (const [key, value] of records) {
    const last = combined.at(-1);
    if (last?.[0] === key) last[1] = mergeValue(last[1], value);
    else combined.push([key, createCombiner(value)]);
  }
  return combined;
};
