/** K-12-04-e: “All shuffles behind it are needed, also those behind another shuffle.” What lies behind a shuffle belongs to the stage that writes it. */
import type { CachedRddView, Policies } from "#engine/kata";

export const belief = {
  id: "K-12-04-e",
  en: {
    belief: "All shuffles behind it are needed, also those behind another shuffle.",
    refutation: "What lies behind a shuffle belongs to the stage that writes it.",
  },
  ko: {
    belief: "셔플 뒤의 셔플까지 모두 필요하다.",
    refutation: "셔플 뒤에 있는 것은 그 셔플을 쓰는 스테이지의 일입니다.",
  },
  killedBy: "a stage reads the shuffles that it meets on its way back to cached data",
} as const;

export const shufflesToRead: Policies["shufflesToRead"] = (rdd) => {
  const found = new Set<number>();
  const seen = new Set<CachedRddView>();
  const waiting: CachedRddView[] = [rdd];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at) || at.cachedPartitions === at.numPartitions) continue;
    seen.add(at);
    for (const { kind, rdd: parent, shuffleId } of at.dependencies)
      if (kind === "narrow") waiting.push(parent);
      else if (shuffleId !== undefined) {
        found.add(shuffleId);
        waiting.push(parent);
      }
  }
  return [...found];
};
