/** K-13-02-c: “spark.default.parallelism does not concern shuffles”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-02-c",
  en: {
    belief: "spark.default.parallelism does not concern shuffles.",
    refutation:
      "Where no partitioner is kept it is the number of partitions, whatever the parents have.",
  },
  ko: {
    belief: "spark.default.parallelism은 셔플과 상관없다.",
    refutation: "쓸 파티셔너가 없으면 부모가 몇 개이든 그 수만큼 나눕니다.",
  },
  killedBy:
    "the largest partitioner is kept if it is large enough, and else the default number is hashed into",
} as const;

export const choosePartitioner: Policies["choosePartitioner"] = (inputs) => {
  const most = Math.max(...inputs.map(({ numPartitions }) => numPartitions));
  const sizes = inputs.map((one) => (one.isPartitioned ? one.numPartitions : 0));
  const kept = Math.max(...sizes);
  if (kept === 0 || most >= 10 * kept) return { kind: "hash", numPartitions: most };
  return { kind: "keep", input: sizes.indexOf(kept) };
};
