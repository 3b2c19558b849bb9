/** K-12-06-d: “The lineage is printed from the source to the result.” The result stands on top; one reads from below. */
import type { LineageView, Policies } from "#engine/kata";

export const belief = {
  id: "K-12-06-d",
  en: {
    belief: "The lineage is printed from the source to the result.",
    refutation: "The result stands on top; one reads from below.",
  },
  ko: {
    belief: "계보는 원천부터 결과까지 차례로 찍힌다.",
    refutation: "맨 위가 결과입니다. 아래에서부터 읽습니다.",
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
  return dependencies.flatMap(({ kind, rdd }, at) => {
    if (kind === "narrow") return [`${margin}${rdd.text}`, ...below(rdd, margin)];
    const label = labelOf(rdd);
    const more = at < dependencies.length - 1 ? "| " : "  ";
    return [`${place}+-${label} ${rdd.text}`, ...below(rdd, `${place}${more}${barOf(label)}`)];
  });
}

export const debugString: Policies["debugString"] = (rdd) =>
  [`${labelOf(rdd)} ${rdd.text}`, ...below(rdd, barOf(labelOf(rdd)))].toReversed().join("\n");
