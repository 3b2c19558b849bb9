/** K-13-04-c: “groups are filled one after the other”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-04-c",
  en: {
    belief: "Groups are filled one after the other.",
    refutation:
      "All begin at equal distances; filling first would leave the last ones short or empty.",
  },
  ko: {
    belief: "앞 묶음부터 가득 채운다.",
    refutation: "같은 간격으로 시작합니다. 앞부터 채우면 뒤의 묶음이 모자라거나 빕니다.",
  },
  killedBy:
    "coalescing joins neighbours in groups that differ by one at most, and never makes more",
} as const;

export const coalesceGroups: Policies["coalesceGroups"] = (parents, wanted) => {
  const n = Math.min(parents, wanted);
  const size = Math.ceil(parents / n);
  const all = Array.from({ length: parents }, (_, partition) => partition);
  return Array.from({ length: n }, (_, group) => all.slice(group * size, (group + 1) * size));
};
