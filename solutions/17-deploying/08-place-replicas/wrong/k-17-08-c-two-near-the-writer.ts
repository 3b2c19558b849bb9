/** K-17-08-c: “Two copies stay on the writer’s rack, the third goes to another one.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-08-c",
  en: {
    belief: "Two copies stay on the writer’s rack, the third goes to another one.",
    refutation:
      "It is the other way about: one copy near the writer, two on the other rack, so that the third is copied within that rack.",
  },
  ko: {
    belief: "복제본 둘은 쓰는 쪽의 랙에, 셋째는 다른 랙에 둔다.",
    refutation:
      "거꾸로입니다. 쓰는 쪽 가까이 하나, 다른 랙에 둘을 둡니다. 그래야 셋째를 그 랙 안에서 복사합니다.",
  },
  killedBy: "copies lie where HDFS would put them",
} as const;

export const placeReplicas: Policies["placeReplicas"] = ({
  writer,
  nodes,
  holders,
  replicas,
  mostOnRack,
}) => {
  const copies = [...holders];
  for (let left = replicas; left > 0; left -= 1) {
    const allowed = nodes.filter(
      (node) =>
        !copies.includes(node) &&
        copies.filter(({ rack }) => rack === node.rack).length < mostOnRack,
    );
    const [one] = copies;
    const right = allowed.find(({ host, rack }) => {
      if (one === undefined) return host === writer;
      if (copies.length === 1) return rack === one.rack;
      return copies.length > 2 || rack !== one.rack;
    });
    const next = right ?? allowed[0];
    if (next === undefined) break;
    copies.push(next);
  }
  return copies.slice(holders.length).map(({ host }) => host);
};
