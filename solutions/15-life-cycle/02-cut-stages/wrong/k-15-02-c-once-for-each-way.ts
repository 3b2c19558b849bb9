/** K-15-02-c: “each way to a shuffle needs a stage of its own”. In Spark a shuffle has one map stage, however often it is read. */
import type { Policies, RddView } from "#engine/kata";

export const belief = {
  id: "K-15-02-c",
  en: {
    belief: "A parent that is used twice is computed, and shuffled, twice in a job.",
    refutation:
      "One shuffle has one map stage, whoever reads it and however often. Visit each RDD once and name each shuffle once.",
  },
  ko: {
    belief: "두 번 쓰는 부모는 한 잡 안에서 두 번 계산하고 두 번 셔플한다.",
    refutation:
      "셔플 하나에 맵 스테이지가 하나입니다. 누가 몇 번 읽든 같습니다. RDD마다 한 번만 찾아가고 셔플마다 한 번만 적으세요.",
  },
  killedBy: "a stage reads exactly the shuffles that it reaches without crossing one",
} as const;

const ways = (rdd: RddView): number[] =>
  rdd.dependencies.flatMap((dependency) =>
    dependency.kind === "shuffle" ? [dependency.shuffleId] : ways(dependency.rdd),
  );

export const cutStages: Policies["cutStages"] = (rdd) => ways(rdd);
