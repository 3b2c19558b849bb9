/** K-13-03-c: “a side that has any partitioner need not be shuffled”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-03-c",
  en: {
    belief: "A side that has any partitioner need not be shuffled.",
    refutation: "It must be the join's: other numbers of partitions cannot even be read together.",
  },
  ko: {
    belief: "파티셔너가 있는 쪽은 셔플하지 않아도 된다.",
    refutation: "조인의 파티셔너여야 합니다. 파티션 수가 다르면 함께 읽을 수조차 없습니다.",
  },
  killedBy: "a side is read in place exactly when its partitioner is the one that is wanted",
} as const;

export const readInPlace: Policies["readInPlace"] = (own) => own !== undefined;
