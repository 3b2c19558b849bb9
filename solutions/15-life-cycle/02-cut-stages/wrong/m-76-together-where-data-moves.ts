/** M-76: “steps flow together where a node cannot feed itself”. In Spark they flow together where it can: over narrow dependencies. */
import type { Policies, RddView } from "#engine/kata";

export const belief = {
  id: "M-76",
  en: {
    belief:
      "Steps flow together where a node cannot feed itself: over shuffles. A narrow step ends the stage.",
    refutation:
      "It is the other way round. Over a narrow dependency each node has what the next step needs, so the steps flow together; a shuffle needs what other nodes have, and ends the stage.",
  },
  ko: {
    belief:
      "노드가 스스로 데이터를 댈 수 없는 곳, 곧 셔플에서 단계가 합쳐진다. 좁은 단계에서는 스테이지가 끝난다.",
    refutation:
      "거꾸로입니다. 좁은 의존성에서는 다음 단계에 필요한 것이 그 노드에 있으므로 단계가 합쳐집니다. 셔플은 다른 노드의 데이터가 필요하므로 스테이지를 끝냅니다.",
  },
  killedBy: "a stage reads exactly the shuffles that it reaches without crossing one",
} as const;

export const cutStages: Policies["cutStages"] = (rdd) => {
  const inStage = new Set<RddView>([rdd]);
  const shuffles = new Set<number>();
  for (const member of inStage)
    for (const dependency of member.dependencies) {
      if (dependency.kind === "narrow") continue;
      shuffles.add(dependency.shuffleId);
      inStage.add(dependency.rdd);
    }
  return [...shuffles];
};
