/**
 * 12/05 · Where a task would like to run: where its block is, where its RDD says, where the first narrow parent says.
 *
 * In Spark: DAGScheduler.getPreferredLocsInternal, which is a recursion, too. Left out on purpose: a memory of what was asked before.
 */
import type { Policies } from "#engine/kata";

export const taskPlaces: Policies["taskPlaces"] = (rdd, partition) => {
  for (const own of [rdd.cachedOn[partition], rdd.prefers[partition]])
    if (own !== undefined && own.length > 0) return own;
  for (const dependency of rdd.dependencies)
    for (const parent of dependency.parents[partition] ?? []) {
      const places = taskPlaces(dependency.rdd, parent);
      if (places.length > 0) return places;
    }
  return [];
};
