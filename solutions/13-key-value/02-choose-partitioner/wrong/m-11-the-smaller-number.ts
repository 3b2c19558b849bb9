/** M-11: “a join takes the smaller number of its parents' partitions”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-11",
  en: {
    belief: "A join takes the smaller number of its parents' partitions.",
    refutation: "The larger one, or an existing partitioner that is large enough.",
  },
  ko: {
    belief: "조인의 파티션 수는 부모 가운데 작은 쪽을 따른다.",
    refutation: "큰 쪽을 따르거나, 넉넉히 큰 기존 파티셔너를 씁니다.",
  },
  killedBy:
    "the largest partitioner is kept if it is large enough, and else the default number is hashed into",
} as const;

export const choosePartitioner: Policies["choosePartitioner"] = (inputs, defaultParallelism) => {
  const input = inputs.findIndex((one) => one.isPartitioned);
  const least = Math.min(...inputs.map(({ numPartitions }) => numPartitions));
  return input === -1
    ? { kind: "hash", numPartitions: defaultParallelism ?? least }
    : { kind: "keep", input };
};
