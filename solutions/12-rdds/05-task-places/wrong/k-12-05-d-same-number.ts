/** K-12-05-d: “A partition has the same number in every RDD.” Behind a union or a coalesce it has other numbers; the dependency knows which. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-05-d",
  en: {
    belief: "A partition has the same number in every RDD.",
    refutation: "Behind a union or a coalesce it has other numbers; the dependency knows which.",
  },
  ko: {
    belief: "파티션의 번호는 어느 RDD에서나 같다.",
    refutation: "union이나 coalesce 뒤에서는 번호가 다릅니다. 어느 것인지는 의존성이 압니다.",
  },
  killedBy:
    "a task would like to run where its block is, else where its RDD says, else where a narrow parent says",
} as const;

export const taskPlaces: Policies["taskPlaces"] = (rdd, partition) => {
  for (const own of [rdd.cachedOn[partition], rdd.prefers[partition]])
    if (own !== undefined && own.length > 0) return own;
  for (const { kind, rdd: parent } of rdd.dependencies) {
    const places = kind === "narrow" ? taskPlaces(parent, partition) : [];
    if (places.length > 0) return places;
  }
  return [];
};
