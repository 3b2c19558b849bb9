/** K-13-02-d: “a partitioner is large enough if the others have at most ten times its partitions”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-02-d",
  en: {
    belief: "A partitioner is large enough if the others have at most ten times its partitions.",
    refutation: "Less than ten times: at exactly ten the order of magnitude is another one.",
  },
  ko: {
    belief: "다른 쪽이 열 배 이하이면 넉넉한 파티셔너다.",
    refutation: "열 배보다 작아야 합니다. 정확히 열 배면 자릿수가 다릅니다.",
  },
  killedBy:
    "the largest partitioner is kept if it is large enough, and else the default number is hashed into",
} as const;

export const choosePartitioner: Policies["choosePartitioner"] = (inputs, defaultParallelism) => {
  const most = Math.max(...inputs.map(({ numPartitions }) => numPartitions));
  const wanted = defaultParallelism ?? most;
  const sizes = inputs.map((one) => (one.isPartitioned ? one.numPartitions : 0));
  const kept = Math.max(...sizes);
  if (kept === 0 || (most > 10 * kept && wanted > kept))
    return { kind: "hash", numPartitions: wanted };
  return { kind: "keep", input: sizes.indexOf(kept) };
};
