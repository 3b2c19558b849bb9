/** K-15-02-a: “a stage reads every shuffle behind it”. In Spark those further up are read by stages before it. */
import type { Policies, RddView } from "#engine/kata";

export const belief = {
  id: "K-15-02-a",
  en: {
    belief: "A stage reads every shuffle of its lineage.",
    refutation:
      "What lies behind a shuffle is computed by the stage that writes it. This stage reads only the shuffles next to it; those stages read the ones before.",
  },
  ko: {
    belief: "스테이지는 계보에 있는 셔플을 모두 읽는다.",
    refutation:
      "셔플 뒤에 있는 것은 그 셔플을 쓰는 스테이지가 계산합니다. 이 스테이지는 바로 앞의 셔플만 읽고, 그 앞의 것은 앞 스테이지가 읽습니다.",
  },
  killedBy: "a stage reads exactly the shuffles that it reaches without crossing one",
} as const;

export const cutStages: Policies["cutStages"] = (rdd) => {
  const lineage = new Set<RddView>([rdd]);
  const shuffles = new Set<number>();
  for (const member of lineage)
    for (const dependency of member.dependencies) {
      if (dependency.kind === "shuffle") shuffles.add(dependency.shuffleId);
      lineage.add(dependency.rdd);
    }
  return [...shuffles];
};
