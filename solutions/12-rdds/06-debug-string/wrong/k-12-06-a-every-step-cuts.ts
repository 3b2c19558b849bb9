/** K-12-06-a: “Every step begins a new block of lines.” Lines of one margin are one stage; only a shuffle begins a new block, with +-. */
import type { LineageView, Policies } from "#engine/kata";

export const belief = {
  id: "K-12-06-a",
  en: {
    belief: "Every step begins a new block of lines.",
    refutation: "Lines of one margin are one stage; only a shuffle begins a new block, with +-.",
  },
  ko: {
    belief: "단계마다 새 덩어리가 시작된다.",
    refutation: "여백이 같은 줄은 한 스테이지입니다. 새 덩어리는 +-, 곧 셔플에서만 시작됩니다.",
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
  return dependencies.flatMap(({ rdd }, at) => {
    const label = labelOf(rdd);
    const more = at < dependencies.length - 1 ? "| " : "  ";
    return [`${place}+-${label} ${rdd.text}`, ...below(rdd, `${place}${more}${barOf(label)}`)];
  });
}

export const debugString: Policies["debugString"] = (rdd) =>
  [`${labelOf(rdd)} ${rdd.text}`, ...below(rdd, barOf(labelOf(rdd)))].join("\n");
