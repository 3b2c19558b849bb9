/**
 * 18/10 · A metric for Prometheus, in another way.
 *
 * In Spark: see the head of the kata. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Walks over the name sign by sign and writes the lines into a list.",
  ko: "이름을 한 글자씩 보며 줄을 목록에 적는다.",
} as const;

const isKept = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

const kinds = new Map([
  ["gauge", "gauges"],
  ["counter", "counters"],
  ["histogram", "histograms"],
  ["meter", "counters"],
  ["timer", "timers"],
]);

export const tellMetric: Policies["tellMetric"] = ({ name, kind, figures }) => {
  let plain = "";
  for (let at = 0; at < name.length; at += 1)
    plain += isKept(name.charCodeAt(at)) ? name.charAt(at) : "_";
  const lines: string[] = [];
  const write = (what: string, value: string): void => {
    lines.push(`metrics_${plain}_${what}{type="${kinds.get(kind)}"} ${value}`);
  };
  for (const { what, value, isNumber } of figures) {
    if (kind !== "gauge") write(what, value);
    else if (isNumber) {
      write("Number", value);
      write("Value", value);
    }
  }
  return lines;
};
