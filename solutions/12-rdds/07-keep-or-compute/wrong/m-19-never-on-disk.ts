/** M-19: “computing again is always faster than reading from disk”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-19",
  en: {
    belief: "Computing again is always faster than reading from disk.",
    refutation: "With heavy work for each record the disk won: 2.1 to 2.4 s against 3.1 to 3.7 s.",
  },
  ko: {
    belief: "다시 계산하는 것이 디스크에서 읽는 것보다 언제나 빠르다.",
    refutation: "레코드마다 일이 많으면 디스크가 빨랐습니다. 2.1~2.4초와 3.1~3.7초였습니다.",
  },
  killedBy:
    "a partition without room lies on disk exactly where writing it once and reading it each time takes less than computing it each time",
} as const;

export const keepOrCompute: Policies["keepOrCompute"] = () => "compute";
