/** K-17-08-a: “Each copy goes to a rack of its own.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-08-a",
  en: {
    belief: "Each copy goes to a rack of its own.",
    refutation:
      "Two racks are enough to outlive one. A third would mean crossing from rack to rack once more for every block that is written.",
  },
  ko: {
    belief: "복제본마다 다른 랙에 둔다.",
    refutation:
      "랙 하나를 잃어도 견디는 데는 랙 둘이면 됩니다. 셋째 랙까지 쓰면 블록을 쓸 때마다 랙 사이를 한 번 더 건너야 합니다.",
  },
  killedBy: "copies lie where HDFS would put them",
} as const;

export const placeReplicas: Policies["placeReplicas"] = ({ writer, nodes, holders, replicas }) => {
  const copies = [...holders];
  for (let left = replicas; left > 0; left -= 1) {
    const allowed = nodes.filter((node) => !copies.includes(node));
    const next =
      copies.length === 0
        ? (allowed.find(({ host }) => host === writer) ?? allowed[0])
        : (allowed.find(({ rack }) => copies.every((copy) => copy.rack !== rack)) ?? allowed[0]);
    if (next === undefined) break;
    copies.push(next);
  }
  return copies.slice(holders.length).map(({ host }) => host);
};
