/** K-13-03-a: “two RDDs with as many partitions are partitioned alike”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-03-a",
  en: {
    belief: "Two RDDs with as many partitions are partitioned alike.",
    refutation:
      "A hash partitioner and one of ranges of the same size put a key into different partitions; matches would be missed.",
  },
  ko: {
    belief: "파티션 수가 같으면 똑같이 나뉜 것이다.",
    refutation: "크기가 같아도 해시와 구간은 키를 다른 파티션에 둡니다. 짝을 놓치게 됩니다.",
  },
  killedBy: "a side is read in place exactly when its partitioner is the one that is wanted",
} as const;

export const readInPlace: Policies["readInPlace"] = (own, wanted) =>
  own?.numPartitions === wanted.numPartitions;
