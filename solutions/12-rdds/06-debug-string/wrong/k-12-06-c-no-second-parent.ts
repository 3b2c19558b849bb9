/** K-12-06-c: “An RDD is made from one other.” A join or a union has several, and each has a lineage of its own below it. */
import type { LineageView, Policies } from "#engine/kata";

export const belief = {
  id: "K-12-06-c",
  en: {
    belief: "An RDD is made from one other.",
    refutation: "A join or a union has several, and each has a lineage of its own below it.",
  },
  ko: {
    belief: "RDD는 다른 RDD 하나에서 나온다.",
    refutation: "조인이나 union에는 부모가 여럿이고, 저마다 계보가 아래에 이어집니다.",
  },
  killedBy: "a lineage is printed as Spark prints it, margin and all",
} as const;

const labelOf = ({ numPartitions }: LineageView): string => `(${numPartitions})`;

function barOf(label: string): string {
  const left = Math.floor((label.length - 1) / 2);
  return `${" ".repeat(left)}|${" ".repeat(label.length - left)}`;
}

function below({ dependencies }: LineageView, margin: string): string[] {
  const place = margin.replace(/\| *$/, "");
  return dependencies.slice(0, 1).flatMap(({ kind, rdd }) => {
    if (kind === "narrow") return [`${margin}${rdd.text}`, ...below(rdd, margin)];
    const label = labelOf(rdd);
    const more = "  ";
    return [`${place}+-${label} ${rdd.text}`, ...below(rdd, `${place}${more}${barOf(label)}`)];
  });
}

export const debugString: Policies["debugString"] = (rdd) =>
  [`${labelOf(rdd)} ${rdd.text}`, ...below(rdd, barOf(labelOf(rdd)))].join("\n");
