/** K-13-01-c: “a hash is a number without a sign”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-13-01-c",
  en: {
    belief: "A hash is a number without a sign.",
    refutation:
      "It has one: read as unsigned, a negative hash is 2^32 larger, and its remainder is another unless numPartitions is a power of two.",
  },
  ko: {
    belief: "해시는 부호 없는 수다.",
    refutation:
      "부호가 있습니다. 부호 없이 읽으면 음수 해시가 2^32만큼 커져서 numPartitions가 2의 거듭제곱이 아니면 나머지가 달라집니다.",
  },
  killedBy: "a key goes to the remainder of its hash, counted from zero up",
} as const;

export const hashPartition: Policies["hashPartition"] = (hash, numPartitions) =>
  hash === null ? 0 : (hash >>> 0) % numPartitions;
