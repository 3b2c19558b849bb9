/** K-13-02-b: “a partitioner that exists is always kept”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-02-b",
  en: {
    belief: "A partitioner that exists is always kept.",
    refutation:
      "Not where the others have ten times its partitions or more, and the default is larger, too: too few tasks would do too much.",
  },
  ko: {
    belief: "있는 파티셔너는 언제나 그대로 쓴다.",
    refutation:
      "다른 쪽의 파티션이 열 배 이상이고 기본 수도 더 크면 버립니다. 태스크가 너무 적어지기 때문입니다.",
  },
  killedBy:
    "the largest partitioner is kept if it is large enough, and else the default number is hashed into",
} as const;

export const choosePartitioner: Policies["choosePartitioner"] = (inputs, defaultParallelism) => {
  const sizes = inputs.map((one) => (one.isPartitioned ? one.numPartitions : 0));
  const most = Math.max(...inputs.map(({ numPartitions }) => numPartitions));
  if (Math.max(...sizes) === 0) return { kind: "hash", numPartitions: defaultParallelism ?? most };
  return { kind: "keep", input: sizes.indexOf(Math.max(...sizes)) };
};
