/** K-13-01-a: “a negative remainder counts without its sign”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-01-a",
  en: {
    belief: "A negative remainder counts without its sign.",
    refutation:
      "It is one turn short, so numPartitions is added: -1 of 3 goes to partition 2, not 1.",
  },
  ko: {
    belief: "나머지가 음수면 부호를 뗀다.",
    refutation:
      "한 바퀴 모자란 것이니 numPartitions를 더합니다. 파티션 3개에서 -1은 1번이 아니라 2번으로 갑니다.",
  },
  killedBy: "a key goes to the remainder of its hash, counted from zero up",
} as const;

export const hashPartition: Policies["hashPartition"] = (hash, numPartitions) =>
  hash === null ? 0 : Math.abs(hash % numPartitions);
