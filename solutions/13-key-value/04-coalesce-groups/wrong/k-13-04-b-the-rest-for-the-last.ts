/** K-13-04-b: “the last group takes what is left over”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-04-b",
  en: {
    belief: "The last group takes what is left over.",
    refutation:
      "Groups differ by one partition at most: 11 into 4 gives 2, 3, 3, 3, not 2, 2, 2, 5.",
  },
  ko: {
    belief: "나머지는 마지막 묶음이 모두 가진다.",
    refutation:
      "묶음의 크기는 많아야 하나 차이 납니다. 11을 4로 나누면 2, 2, 2, 5가 아니라 2, 3, 3, 3입니다.",
  },
  killedBy:
    "coalescing joins neighbours in groups that differ by one at most, and never makes more",
} as const;

export const coalesceGroups: Policies["coalesceGroups"] = (parents, wanted) => {
  const n = Math.min(parents, wanted);
  const size = Math.floor(parents / n);
  const all = Array.from({ length: parents }, (_, partition) => partition);
  return Array.from({ length: n }, (_, group) =>
    all.slice(group * size, group === n - 1 ? parents : (group + 1) * size),
  );
};
