/**
 * 12/05 · Where a task would like to run, by a list of what is still to be asked.
 *
 * In Spark: DAGScheduler.getPreferredLocsInternal. A second right answer, so that the laws are seen to ask for what the rule does and not
 * for how. Left out on purpose: what the solution leaves out.
 */
import type { PlacedRddView, Policies } from "#engine/kata";

export const way = {
  en: "Keeps a list of partitions to ask, the next one first, and puts the parents of one that knows nothing before all others.",
  ko: "물을 파티션의 목록을 두고, 모르는 것이 나오면 그 부모들을 목록 맨 앞에 끼워 넣는다.",
} as const;

export const taskPlaces: Policies["taskPlaces"] = (rdd, partition) => {
  let waiting: readonly (readonly [of: PlacedRddView, index: number])[] = [[rdd, partition]];
  for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
    const [of, index] = next;
    const cached = of.cachedOn[index] ?? [];
    const own = cached.length > 0 ? cached : (of.prefers[index] ?? []);
    if (own.length > 0) return own;
    const parents = of.dependencies.flatMap(({ rdd: parent, parents: from }) =>
      (from[index] ?? []).map((at) => [parent, at] as const),
    );
    waiting = [...parents, ...waiting.slice(1)];
  }
  return [];
};
