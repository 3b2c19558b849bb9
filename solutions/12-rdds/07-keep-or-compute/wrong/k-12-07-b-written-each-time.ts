/** K-12-07-b: “what lies on disk is written again at each use”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-07-b",
  en: {
    belief: "What lies on disk is written again at each use.",
    refutation: "It is written once; later tasks only read.",
  },
  ko: {
    belief: "디스크에 둔 것은 쓸 때마다 다시 쓴다.",
    refutation: "한 번만 씁니다. 그다음 태스크는 읽기만 합니다.",
  },
  killedBy:
    "a partition without room lies on disk exactly where writing it once and reading it each time takes less than computing it each time",
} as const;

export const keepOrCompute: Policies["keepOrCompute"] = (seen) => {
  const { computeMillis, bytes, timesNeeded, writeRate, readRate } = seen;
  return timesNeeded * (bytes / writeRate + bytes / readRate) < timesNeeded * computeMillis
    ? "disk"
    : "compute";
};
