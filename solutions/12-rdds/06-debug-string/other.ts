/**
 * 12/06 · Print a lineage, by a list of what is still to be printed.
 *
 * In Spark: RDD.toDebugString. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { LineageView, Policies } from "#engine/kata";

export const way = {
  en: "Keeps a list of RDDs to print, each with the columns in which a bar stands above it; nothing calls itself, so a lineage may be of any length.",
  ko: "찍을 RDD의 목록을 두고, 저마다 위에 막대가 서는 칸을 함께 적는다. 자기를 부르지 않으므로 계보가 아무리 길어도 된다.",
} as const;

interface Line {
  readonly rdd: LineageView;
  /** Columns of the bars in the margin. */
  readonly bars: readonly number[];
  /** Where the text of a line without a label begins. */
  readonly indent: number;
  /** The column of the label, where it has one, and whether a bar goes on beside it. */
  readonly label?: { readonly at: number; readonly goesOn: boolean };
}

/** The columns from the left up to `width`, with a bar in each of `bars`. */
const margin = (bars: readonly number[], width: number): string =>
  Array.from({ length: width }, (_, column) => (bars.includes(column) ? "|" : " ")).join("");

/** What stands below a line that has a label, or has none and goes on as before. */
function belowOf({ rdd, bars, indent, label }: Line): Pick<Line, "bars" | "indent"> {
  if (label === undefined) return { bars, indent };
  const { length } = `(${rdd.numPartitions})`;
  const own = label.at + Math.floor((length - 1) / 2);
  const beside = label.goesOn ? [label.at - 2] : [];
  return { bars: [...bars, ...beside, own], indent: label.at + length + 1 };
}

export const debugString: Policies["debugString"] = (root) => {
  const lines: string[] = [];
  const waiting: Line[] = [{ rdd: root, bars: [], indent: 0, label: { at: 0, goesOn: false } }];
  for (let line = waiting.pop(); line !== undefined; line = waiting.pop()) {
    const { rdd, bars, indent, label } = line;
    const sign = label === undefined ? "" : `${label.at > 0 ? "+-" : ""}(${rdd.numPartitions}) `;
    const width = label === undefined ? indent : Math.max(0, label.at - 2);
    lines.push(`${margin(bars, width)}${sign}${rdd.text}`);
    const below = belowOf(line);
    const place = below.bars.at(-1) ?? 0;
    const made = rdd.dependencies.map(({ kind, rdd: from }, at): Line => {
      if (kind === "narrow") return { rdd: from, ...below };
      const goesOn = at < rdd.dependencies.length - 1;
      const bars = below.bars.slice(0, -1);
      return { rdd: from, bars, indent: 0, label: { at: place + 2, goesOn } };
    });
    waiting.push(...made.toReversed());
  }
  return lines.join("\n");
};
