/** K-17-08-b: “Where copies go is chance alone.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-08-b",
  en: {
    belief: "Where copies go is chance alone.",
    refutation:
      "Chance decides only among machines that are as good. By chance alone all copies would lie on one rack now and then, and be lost with it.",
  },
  ko: {
    belief: "복제본을 둘 곳은 오직 무작위로 정해진다.",
    refutation:
      "무작위는 똑같이 좋은 머신 가운데서만 고릅니다. 무작위뿐이라면 가끔 모든 복제본이 한 랙에 놓이고 그 랙과 함께 사라집니다.",
  },
  killedBy: "copies lie where HDFS would put them",
} as const;

export const placeReplicas: Policies["placeReplicas"] = ({ nodes, replicas }) =>
  nodes.slice(0, replicas).map(({ host }) => host);
