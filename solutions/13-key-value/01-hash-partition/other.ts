/**
 * 13/01 · Where a hash goes, without a remainder.
 *
 * In Spark: HashPartitioner.getPartition. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Takes as many whole turns off the hash as lie below it; rounding down makes what is left never negative.",
  ko: "해시보다 크지 않은 바퀴 수를 내림으로 구해 뺀다. 내림이므로 남는 것은 음수가 되지 않는다.",
} as const;

export const hashPartition: Policies["hashPartition"] = (hash, numPartitions) => {
  const from = hash ?? 0;
  return from - numPartitions * Math.floor(from / numPartitions);
};
