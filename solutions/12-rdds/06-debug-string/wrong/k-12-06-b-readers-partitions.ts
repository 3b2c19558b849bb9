/** K-12-06-b: “The number behind +- is how many partitions the shuffle makes.” It is how many partitions lie behind the shuffle, so how many map tasks there are; those it makes stand on the line of its reader. */
import type { LineageView, Policies } from "#engine/kata";

export const belief = {
  id: "K-12-06-b",
  en: {
    belief: "The number behind +- is how many partitions the shuffle makes.",
    refutation:
      "It is how many partitions lie behind the shuffle, so how many map tasks there are; those it makes stand on the line of its reader.",
  },
  ko: {
    belief: "+- 뒤의 수는 셔플이 만드는 파티션 수다.",
    refutation:
      "셔플 뒤에 놓인 파티션 수, 곧 맵 태스크의 수입니다. 만드는 파티션 수는 읽는 쪽의 줄에 있습니다.",
  },
  killedBy: "a lineage is printed as Spark prints it, margin and all",
} as const;

const labelOf = ({ numPartitions }: LineageView): string => `(${numPartitions})`;

function barOf(label: string): string {
  const left = Math.floor((label.length - 1) / 2);
  return `${" ".repeat(left)}|${" ".repeat(label.length - left)}`;
}

function below(reader: LineageView, margin: string): string[] {
  const { dependencies } = reader;
  const place = margin.replace(/\| *$/, "");
  return dependencies.flatMap(({ kind, rdd }, at) => {
    if (kind === "narrow") return [`${margin}${rdd.text}`, ...below(rdd, margin)];
    const label = labelOf(reader);
    const more = at < dependencies.length - 1 ? "| " : "  ";
    return [`${place}+-${label} ${rdd.text}`, ...below(rdd, `${place}${more}${barOf(label)}`)];
  });
}

export const debugString: Policies["debugString"] = (rdd) =>
  [`${labelOf(rdd)} ${rdd.text}`, ...below(rdd, barOf(labelOf(rdd)))].join("\n");
