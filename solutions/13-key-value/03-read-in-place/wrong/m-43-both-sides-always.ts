/** M-43: “a join always shuffles both sides”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-43",
  en: {
    belief: "A join always shuffles both sides.",
    refutation: "A side that is already divided by the join's partitioner is read as it is.",
  },
  ko: {
    belief: "조인은 언제나 양쪽을 셔플한다.",
    refutation: "조인의 파티셔너로 이미 나뉜 쪽은 그대로 읽습니다.",
  },
  killedBy: "a side is read in place exactly when its partitioner is the one that is wanted",
} as const;

export const readInPlace: Policies["readInPlace"] = () => false;
