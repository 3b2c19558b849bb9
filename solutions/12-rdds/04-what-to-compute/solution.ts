/**
 * 12/04 · What has to be computed: walk back along narrow dependencies, stop at shuffles and at what is all cached.
 *
 * In Spark: DAGScheduler.getMissingParentStages. Left out on purpose: whether the output of each shuffle is there, which is kata 15/06.
 */
import type { CachedRddView, Policies } from "#engine/kata";

export const shufflesToRead: Policies["shufflesToRead"] = (rdd) => {
  const found = new Set<number>();
  const seen = new Set<CachedRddView>();
  const waiting: CachedRddView[] = [rdd];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at) || at.cachedPartitions === at.numPartitions) continue;
    seen.add(at);
    for (const { kind, rdd: parent, shuffleId } of at.dependencies)
      if (kind === "narrow") waiting.push(parent);
      else if (shuffleId !== undefined) found.add(shuffleId);
  }
  return [...found];
};
