/**
 * 12/06 · Print a lineage: each line knows the margin that all below it begin with.
 *
 * In Spark: RDD.toDebugString, which is a recursion, too. Left out on purpose: what is cached.
 */
import type { LineageView, Policies } from "#engine/kata";

const labelOf = ({ numPartitions }: LineageView): string => `(${numPartitions})`;

/** The bar below a label. */
function barOf(label: string): string {
  const left = Math.floor((label.length - 1) / 2);
  return `${" ".repeat(left)}|${" ".repeat(label.length - left)}`;
}

/** The lines of everything that an RDD is made from, each with its margin. */
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
  [`${labelOf(rdd)} ${rdd.text}`, ...below(rdd, barOf(labelOf(rdd)))].join("\n");
