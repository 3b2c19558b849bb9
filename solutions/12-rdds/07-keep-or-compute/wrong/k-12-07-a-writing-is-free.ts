/** K-12-07-a: “only reading counts: a block gets to disk by itself”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-12-07-a",
  en: {
    belief: "Only reading counts: a block gets to disk by itself.",
    refutation: "Whoever computes it first writes it, and that takes its time, too.",
  },
  ko: {
    belief: "읽는 시간만 치면 된다. 블록은 저절로 디스크에 있다.",
    refutation: "처음 계산한 태스크가 쓰고, 그 시간도 듭니다.",
  },
  killedBy:
    "a partition without room lies on disk exactly where writing it once and reading it each time takes less than computing it each time",
} as const;

export const keepOrCompute: Policies["keepOrCompute"] = (seen) => {
  const { computeMillis, bytes, readRate } = seen;
  return bytes / readRate < computeMillis ? "disk" : "compute";
};
