/** K-13-04-a: “`coalesce` deals partitions out in turn”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-04-a",
  en: {
    belief: "`coalesce` deals partitions out in turn.",
    refutation: "It takes neighbours, so that what stood together stays together and in order.",
  },
  ko: {
    belief: "`coalesce`는 파티션을 돌아가며 나눠 준다.",
    refutation: "이웃한 것을 묶습니다. 그래서 함께 있던 것이 순서대로 함께 남습니다.",
  },
  killedBy:
    "coalescing joins neighbours in groups that differ by one at most, and never makes more",
} as const;

export const coalesceGroups: Policies["coalesceGroups"] = (parents, wanted) => {
  const n = Math.min(parents, wanted);
  const all = Array.from({ length: parents }, (_, partition) => partition);
  return Array.from({ length: n }, (_, group) =>
    all.filter((partition) => partition % n === group),
  );
};
