/** K-12-04-a: “An RDD that was persisted need not be computed.” `persist` leaves a mark. Until an action has filled it there is nothing to read. */
import type { CachedRddView, Policies } from "#engine/kata";

export const belief = {
  id: "K-12-04-a",
  en: {
    belief: "An RDD that was persisted need not be computed.",
    refutation: "`persist` leaves a mark. Until an action has filled it there is nothing to read.",
  },
  ko: {
    belief: "영속화한 RDD는 계산하지 않아도 된다.",
    refutation: "`persist`는 표시일 뿐입니다. 액션이 채우기 전에는 읽을 것이 없습니다.",
  },
  killedBy: "a stage reads the shuffles that it meets on its way back to cached data",
} as const;

export const shufflesToRead: Policies["shufflesToRead"] = (rdd) => {
  const found = new Set<number>();
  const seen = new Set<CachedRddView>();
  const waiting: CachedRddView[] = [rdd];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at) || at.isPersisted) continue;
    seen.add(at);
    for (const { kind, rdd: parent, shuffleId } of at.dependencies)
      if (kind === "narrow") waiting.push(parent);
      else if (shuffleId !== undefined) found.add(shuffleId);
  }
  return [...found];
};
