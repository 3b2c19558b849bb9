/** M-18: “keeping data on disk is always faster than computing it again”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-18",
  en: {
    belief: "Keeping data on disk is always faster than computing it again.",
    refutation:
      "Cheap records were computed again in under 1 s where reading them from disk took 9 s.",
  },
  ko: {
    belief: "디스크에 두는 것이 다시 계산하는 것보다 언제나 빠르다.",
    refutation:
      "가벼운 레코드는 다시 계산하는 데 1초도 안 걸렸고 디스크에서 읽는 데는 9초가 걸렸습니다.",
  },
  killedBy:
    "a partition without room lies on disk exactly where writing it once and reading it each time takes less than computing it each time",
} as const;

export const keepOrCompute: Policies["keepOrCompute"] = () => "disk";
