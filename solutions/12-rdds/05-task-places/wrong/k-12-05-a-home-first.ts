/** K-12-05-a: “The place of the source comes first.” A block in memory is nearer than its file: the places of what is cached are answered, and nothing behind them is asked. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-05-a",
  en: {
    belief: "The place of the source comes first.",
    refutation:
      "A block in memory is nearer than its file: the places of what is cached are answered, and nothing behind them is asked.",
  },
  ko: {
    belief: "원천이 있는 곳이 먼저다.",
    refutation: "메모리의 블록이 파일보다 가깝습니다. 캐시한 곳을 답하고 그 뒤는 묻지 않습니다.",
  },
  killedBy:
    "a task would like to run where its block is, else where its RDD says, else where a narrow parent says",
} as const;

export const taskPlaces: Policies["taskPlaces"] = (rdd, partition) => {
  for (const dependency of rdd.dependencies)
    for (const parent of dependency.parents[partition] ?? []) {
      const places = taskPlaces(dependency.rdd, parent);
      if (places.length > 0) return places;
    }
  for (const own of [rdd.prefers[partition], rdd.cachedOn[partition]])
    if (own !== undefined && own.length > 0) return own;
  return [];
};
