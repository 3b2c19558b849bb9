/** K-12-05-e: “Behind a shuffle it goes on with the partition of the same number.” A reduce task has records from every map task: nobody looks behind a shuffle. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-05-e",
  en: {
    belief: "Behind a shuffle it goes on with the partition of the same number.",
    refutation: "A reduce task has records from every map task: nobody looks behind a shuffle.",
  },
  ko: {
    belief: "셔플 뒤에서도 같은 번호의 파티션을 찾아간다.",
    refutation: "리듀스 태스크에는 모든 맵 태스크의 레코드가 옵니다. 셔플 뒤는 보지 않습니다.",
  },
  killedBy:
    "a task would like to run where its block is, else where its RDD says, else where a narrow parent says",
} as const;

export const taskPlaces: Policies["taskPlaces"] = (rdd, partition) => {
  for (const own of [rdd.cachedOn[partition], rdd.prefers[partition]])
    if (own !== undefined && own.length > 0) return own;
  for (const { kind, rdd: behind, parents } of rdd.dependencies)
    for (const parent of kind === "narrow" ? (parents[partition] ?? []) : [partition]) {
      const places = taskPlaces(behind, parent);
      if (places.length > 0) return places;
    }
  return [];
};
