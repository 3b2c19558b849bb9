/** K-13-01-b: “keys that are null go to the last partition”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-01-b",
  en: {
    belief: "Keys that are null go to the last partition.",
    refutation: "They go to the first, partition 0, all of them.",
  },
  ko: {
    belief: "null 키는 마지막 파티션으로 간다.",
    refutation: "모두 첫 파티션, 곧 0번으로 갑니다.",
  },
  killedBy: "a key goes to the remainder of its hash, counted from zero up",
} as const;

export const hashPartition: Policies["hashPartition"] = (hash, numPartitions) =>
  hash === null ? numPartitions - 1 : ((hash % numPartitions) + numPartitions) % numPartitions;
