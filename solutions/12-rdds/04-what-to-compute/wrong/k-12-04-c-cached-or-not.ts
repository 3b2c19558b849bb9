/** K-12-04-c: “What is cached does not change what has to be computed.” Behind an RDD that is cached as a whole nothing is computed; lost shuffle files there hurt nobody. */
import type { CachedRddView, Policies } from "#engine/kata";

export const belief = {
  id: "K-12-04-c",
  en: {
    belief: "What is cached does not change what has to be computed.",
    refutation:
      "Behind an RDD that is cached as a whole nothing is computed; lost shuffle files there hurt nobody.",
  },
  ko: {
    belief: "캐시했는지는 계산할 것과 상관없다.",
    refutation: "모두 캐시된 RDD의 뒤는 계산하지 않습니다. 거기서 셔플 파일을 잃어도 그만입니다.",
  },
  killedBy: "a stage reads the shuffles that it meets on its way back to cached data",
} as const;

export const shufflesToRead: Policies["shufflesToRead"] = (rdd) => {
  const found = new Set<number>();
  const seen = new Set<CachedRddView>();
  const waiting: CachedRddView[] = [rdd];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    for (const { kind, rdd: parent, shuffleId } of at.dependencies)
      if (kind === "narrow") waiting.push(parent);
      else if (shuffleId !== undefined) found.add(shuffleId);
  }
  return [...found];
};
