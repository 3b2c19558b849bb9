/** K-15-02-b: “a stage has one parent”. In Spark a lineage is a graph, and a stage may read any number of shuffles. */
import type { Policies, RddView } from "#engine/kata";

export const belief = {
  id: "K-15-02-b",
  en: {
    belief: "A lineage is a chain, so a stage reads one shuffle at most.",
    refutation:
      "A join or a union has several parents, and each side may bring a shuffle of its own. The lineage is a graph; follow every dependency.",
  },
  ko: {
    belief: "계보는 사슬이므로 스테이지가 읽는 셔플은 많아야 하나이다.",
    refutation:
      "조인이나 union에는 부모가 여럿이고, 쪽마다 셔플이 따로 있을 수 있습니다. 계보는 그래프이니 의존성을 모두 따라가세요.",
  },
  killedBy: "a stage reads exactly the shuffles that it reaches without crossing one",
} as const;

export const cutStages: Policies["cutStages"] = (rdd) => {
  let at: RddView = rdd;
  for (;;) {
    const first = at.dependencies[0];
    if (first === undefined) return [];
    if (first.kind === "shuffle") return [first.shuffleId];
    at = first.rdd;
  }
};
