/** K-13-01-d: “neighbouring hashes share a partition”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-01-d",
  en: {
    belief: "Neighbouring hashes share a partition.",
    refutation:
      "That would be ranges. By the remainder, neighbours go to neighbouring partitions, round and round.",
  },
  ko: {
    belief: "가까운 해시는 같은 파티션에 들어간다.",
    refutation:
      "그것은 구간 파티셔닝입니다. 나머지로는 이웃한 해시가 이웃한 파티션으로 돌아가며 들어갑니다.",
  },
  killedBy: "a key goes to the remainder of its hash, counted from zero up",
} as const;

export const hashPartition: Policies["hashPartition"] = (hash, numPartitions) =>
  hash === null ? 0 : Math.floor(((hash + 2 ** 31) / 2 ** 32) * numPartitions);
