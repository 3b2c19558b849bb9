/** K-12-04-b: “An RDD of which something is cached need not be computed.” The partitions that are missing have to be, and they need all that is behind them. */
import type { CachedRddView, Policies } from "#engine/kata";

export const belief = {
  id: "K-12-04-b",
  en: {
    belief: "An RDD of which something is cached need not be computed.",
    refutation:
      "The partitions that are missing have to be, and they need all that is behind them.",
  },
  ko: {
    belief: "조금이라도 캐시된 RDD는 계산하지 않아도 된다.",
    refutation: "없는 파티션은 계산해야 하고, 그러려면 그 뒤의 것이 다 필요합니다.",
  },
  killedBy: "a stage reads the shuffles that it meets on its way back to cached data",
} as const;

export const shufflesToRead: Policies["shufflesToRead"] = (rdd) => {
  const found = new Set<number>();
  const seen = new Set<CachedRddView>();
  const waiting: CachedRddView[] = [rdd];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at) || at.cachedPartitions > 0) continue;
    seen.add(at);
    for (const { kind, rdd: parent, shuffleId } of at.dependencies)
      if (kind === "narrow") waiting.push(parent);
      else if (shuffleId !== undefined) found.add(shuffleId);
  }
  return [...found];
};
