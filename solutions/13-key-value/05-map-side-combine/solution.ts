/**
 * 13/05 · Combine before it travels: the first value makes the combiner, the others go into it.
 *
 * In Spark: Aggregator.combineValuesByKey. Left out on purpose: spilling.
 */
import type { Policies } from "#engine/kata";

export const mapSideCombine: Policies["mapSideCombine"] = (records, createCombiner, mergeValue) => {
  const combiners = new Map<string, unknown>();
  for (const [key, value] of records)
    combiners.set(
      key,
      combiners.has(key) ? mergeValue(combiners.get(key), value) : createCombiner(value),
    );
  return [...combiners];
};
