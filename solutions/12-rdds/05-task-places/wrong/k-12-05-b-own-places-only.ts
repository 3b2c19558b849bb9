/** K-12-05-b: “Only the RDD of the action is asked.” A map over cached data has no places of its own. Its task goes where the block of the parent is, because it asks the parent. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-05-b",
  en: {
    belief: "Only the RDD of the action is asked.",
    refutation:
      "A map over cached data has no places of its own. Its task goes where the block of the parent is, because it asks the parent.",
  },
  ko: {
    belief: "액션을 부른 RDD에만 묻는다.",
    refutation:
      "캐시한 데이터 위의 map에는 자기 자리가 없습니다. 부모에게 묻기 때문에 부모의 블록이 있는 곳으로 갑니다.",
  },
  killedBy:
    "a task would like to run where its block is, else where its RDD says, else where a narrow parent says",
} as const;

export const taskPlaces: Policies["taskPlaces"] = (rdd, partition) => {
  for (const own of [rdd.cachedOn[partition], rdd.prefers[partition]])
    if (own !== undefined && own.length > 0) return own;
  return [];
};
