/** M-45: “`coalesce` can make more partitions”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-45",
  en: {
    belief: "`coalesce` can make more partitions.",
    refutation:
      "Without a shuffle a partition is never divided: it stays with as many as there were.",
  },
  ko: {
    belief: "`coalesce`로 파티션을 늘릴 수 있다.",
    refutation: "셔플이 없으면 파티션을 쪼갤 수 없습니다. 있던 수 그대로입니다.",
  },
  killedBy:
    "coalescing joins neighbours in groups that differ by one at most, and never makes more",
} as const;

export const coalesceGroups: Policies["coalesceGroups"] = (parents, wanted) => {
  const from = (group: number): number => Math.floor((group * parents) / wanted);
  return Array.from({ length: wanted }, (_, group) =>
    Array.from({ length: from(group + 1) - from(group) }, (_member, at) => from(group) + at),
  );
};
