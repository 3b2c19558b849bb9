/** K-13-02-a: “an operation by key always makes a new partitioner”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-02-a",
  en: {
    belief: "An operation by key always makes a new partitioner.",
    refutation:
      "It keeps the largest one that exists if that is large enough, and so spares the shuffle of that side.",
  },
  ko: {
    belief: "키별 연산은 언제나 파티셔너를 새로 만든다.",
    refutation: "있는 것 가운데 가장 큰 것이 넉넉하면 그대로 쓰고, 그쪽 셔플을 아낍니다.",
  },
  killedBy:
    "the largest partitioner is kept if it is large enough, and else the default number is hashed into",
} as const;

export const choosePartitioner: Policies["choosePartitioner"] = (inputs, defaultParallelism) => ({
  kind: "hash",
  numPartitions:
    defaultParallelism ?? Math.max(...inputs.map(({ numPartitions }) => numPartitions)),
});
