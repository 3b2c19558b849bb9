/** M-44: “union and its like shuffle”. In Spark an RDD with several narrow parents reads each of them in place. */
import type { Policies, RddView } from "#engine/kata";

export const belief = {
  id: "M-44",
  en: {
    belief: "Where two RDDs come together (union, cartesian, a join), a stage ends.",
    refutation:
      "Only a shuffle dependency ends a stage. A union reads its parents where they are, and so does a join of RDDs that are divided alike: both sides are in the same stage.",
  },
  ko: {
    belief: "두 RDD가 만나는 곳(union, cartesian, 조인)에서 스테이지가 끝난다.",
    refutation:
      "스테이지를 끝내는 것은 셔플 의존성뿐입니다. union은 부모를 그 자리에서 읽고, 똑같이 나뉜 RDD의 조인도 그렇습니다. 두 쪽이 같은 스테이지에 있습니다.",
  },
  killedBy: "a stage reads exactly the shuffles that it reaches without crossing one",
} as const;

export const cutStages: Policies["cutStages"] = (rdd) => {
  const inStage = new Set<RddView>([rdd]);
  const shuffles = new Set<number>();
  for (const member of inStage) {
    const isBorder = member.dependencies.length > 1;
    for (const dependency of member.dependencies) {
      if (dependency.kind === "shuffle") shuffles.add(dependency.shuffleId);
      else if (!isBorder) inStage.add(dependency.rdd);
    }
  }
  return [...shuffles];
};
