/** K-18-10-b: “A gauge is one line, like a counter.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-10-b",
  en: {
    belief: "A gauge is one line, like a counter.",
    refutation:
      "Spark's servlet writes each gauge twice, as Number and as Value, with the same figure. Whoever adds all lines up counts it double.",
  },
  ko: {
    belief: "게이지도 카운터처럼 한 줄이다.",
    refutation:
      "스파크의 서블릿은 게이지를 Number와 Value로 두 번, 같은 값으로 씁니다. 줄을 다 더하면 두 배가 됩니다.",
  },
  killedBy:
    "a metric is told in lines of a plain name, what is measured and its kind; a gauge twice, a text never",
} as const;

export const tellMetric: Policies["tellMetric"] = ({ name, kind, figures }) =>
  figures
    .filter(({ isNumber }) => kind !== "gauge" || isNumber)
    .map(
      ({ what, value }) =>
        `metrics_${name.replace(/[^a-zA-Z0-9]/g, "_")}_${what}{type="${kind === "meter" ? "counters" : `${kind}s`}"} ${value}`,
    );
