/** K-12-06-e: “Below a shuffle the margin is blank.” While another dependency of the same RDD follows, a bar leads down to it. */
import type { LineageView, Policies } from "#engine/kata";

export const belief = {
  id: "K-12-06-e",
  en: {
    belief: "Below a shuffle the margin is blank.",
    refutation: "While another dependency of the same RDD follows, a bar leads down to it.",
  },
  ko: {
    belief: "셔플 아래의 여백은 비어 있다.",
    refutation: "같은 RDD의 의존성이 더 남아 있으면 막대가 거기까지 내려갑니다.",
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
  return dependencies.flatMap(({ kind, rdd }) => {
    if (kind === "narrow") return [`${margin}${rdd.text}`, ...below(rdd, margin)];
    const label = labelOf(rdd);
    const more = "  ";
    return [`${place}+-${label} ${rdd.text}`, ...below(rdd, `${place}${more}${barOf(label)}`)];
  });
}

export const debugString: Policies["debugString"] = (rdd) =>
  [`${labelOf(rdd)} ${rdd.text}`, ...below(rdd, barOf(labelOf(rdd)))].join("\n");
