/**
 * 12/04 · What has to be computed, by recursion.
 *
 * In Spark: DAGScheduler.getMissingParentStages. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { CachedRddView, Policies } from "#engine/kata";

export const way = {
  en: "Each RDD asks its parents, one call inside the other; a very long lineage would overflow the stack.",
  ko: "RDD마다 부모에게 묻는다. 호출 안에 호출이 들어가므로 계보가 아주 길면 스택이 넘친다.",
} as const;

export const shufflesToRead: Policies["shufflesToRead"] = (rdd) => {
  const asked = new Map<CachedRddView, readonly number[]>();
  const shufflesOf = (of: CachedRddView): readonly number[] => {
    if (of.cachedPartitions === of.numPartitions) return [];
    const known = asked.get(of);
    if (known !== undefined) return known;
    const found = of.dependencies.flatMap(({ kind, rdd: parent, shuffleId }) =>
      kind === "narrow" ? shufflesOf(parent) : (shuffleId ?? []),
    );
    asked.set(of, found);
    return found;
  };
  return [...new Set(shufflesOf(rdd))];
};
