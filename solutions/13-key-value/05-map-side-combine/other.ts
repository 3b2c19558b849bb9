/**
 * 13/05 · Combine before it travels, key by key.
 *
 * In Spark: Aggregator.combineValuesByKey. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "First gathers the values of each key, then folds each list; its keys come out sorted.",
  ko: "먼저 키마다 값을 모으고 그 목록을 하나씩 접는다. 키는 정렬되어 나온다.",
} as const;

export const mapSideCombine: Policies["mapSideCombine"] = (records, createCombiner, mergeValue) => {
  const keys = [...new Set(records.map(([key]) => key))].sort();
  return keys.map((key) => {
    const [first, ...others] = records.filter(([other]) => other === key).map(([, value]) => value);
    return [key, others.reduce(mergeValue, createCombiner(first))] as const;
  });
};
