/** K-12-05-c: “The places of all parents are put together.” The first parent that knows a place decides; the places of the others are not looked at. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-05-c",
  en: {
    belief: "The places of all parents are put together.",
    refutation:
      "The first parent that knows a place decides; the places of the others are not looked at.",
  },
  ko: {
    belief: "부모의 자리를 모두 모은다.",
    refutation: "자리를 아는 첫 부모가 정하고, 나머지 부모의 자리는 보지 않습니다.",
  },
  killedBy:
    "a task would like to run where its block is, else where its RDD says, else where a narrow parent says",
} as const;

export const taskPlaces: Policies["taskPlaces"] = (rdd, partition) => {
  for (const own of [rdd.cachedOn[partition], rdd.prefers[partition]])
    if (own !== undefined && own.length > 0) return own;
  const all = rdd.dependencies.flatMap((dependency) =>
    (dependency.parents[partition] ?? []).flatMap((parent) => taskPlaces(dependency.rdd, parent)),
  );
  return [...new Set(all)];
};
