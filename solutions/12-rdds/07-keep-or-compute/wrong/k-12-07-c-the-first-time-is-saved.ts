/** K-12-07-c: “the disk spares the first computing, too”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-07-c",
  en: {
    belief: "The disk spares the first computing, too.",
    refutation: "Somebody has to compute the block before it can be written.",
  },
  ko: {
    belief: "디스크에 두면 처음 계산도 아낀다.",
    refutation: "먼저 계산해야 디스크에 쓸 수 있습니다.",
  },
  killedBy:
    "a partition without room lies on disk exactly where writing it once and reading it each time takes less than computing it each time",
} as const;

export const keepOrCompute: Policies["keepOrCompute"] = (seen) => {
  const { computeMillis, bytes, timesNeeded, writeRate, readRate } = seen;
  return bytes / writeRate + (timesNeeded * bytes) / readRate < (timesNeeded + 1) * computeMillis
    ? "disk"
    : "compute";
};
