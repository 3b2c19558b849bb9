/** K-12-04-d: “The RDD of the action is always computed.” It is looked at first. If it is all cached, its stage reads no shuffle at all. */
import type { CachedRddView, Policies } from "#engine/kata";

export const belief = {
  id: "K-12-04-d",
  en: {
    belief: "The RDD of the action is always computed.",
    refutation: "It is looked at first. If it is all cached, its stage reads no shuffle at all.",
  },
  ko: {
    belief: "액션을 부른 RDD는 언제나 계산한다.",
    refutation: "그것부터 봅니다. 모두 캐시되었으면 그 스테이지는 셔플을 읽지 않습니다.",
  },
  killedBy: "a stage reads the shuffles that it meets on its way back to cached data",
} as const;

export const shufflesToRead: Policies["shufflesToRead"] = (rdd) => {
  const found = new Set<number>();
  const seen = new Set<CachedRddView>();
  const waiting: CachedRddView[] = [rdd];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at) || (at !== rdd && at.cachedPartitions === at.numPartitions)) continue;
    seen.add(at);
    for (const { kind, rdd: parent, shuffleId } of at.dependencies)
      if (kind === "narrow") waiting.push(parent);
      else if (shuffleId !== undefined) found.add(shuffleId);
  }
  return [...found];
};
