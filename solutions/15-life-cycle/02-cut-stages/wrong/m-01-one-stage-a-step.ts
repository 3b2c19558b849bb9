/** M-01: “every transformation is a stage of its own”. In Spark narrow steps flow together in one. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-01",
  en: {
    belief: "Every transformation is a stage of its own, so a stage reads what its last RDD reads.",
    refutation:
      "Narrow steps flow together: the stage reaches back over all of them, and its shuffles may lie many steps before its last RDD.",
  },
  ko: {
    belief: "변환 하나가 스테이지 하나이므로 스테이지는 마지막 RDD가 읽는 것만 읽는다.",
    refutation:
      "좁은 변환은 함께 흐릅니다. 스테이지는 그 모두를 거슬러 올라가므로, 읽는 셔플이 마지막 RDD보다 몇 걸음 앞에 있을 수 있습니다.",
  },
  killedBy: "a stage reads exactly the shuffles that it reaches without crossing one",
} as const;

export const cutStages: Policies["cutStages"] = (rdd) =>
  rdd.dependencies.flatMap((dependency) =>
    dependency.kind === "shuffle" ? [dependency.shuffleId] : [],
  );
