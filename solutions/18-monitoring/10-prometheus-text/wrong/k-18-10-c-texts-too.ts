/** K-18-10-c: “A gauge that is a text is told like any other.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-10-c",
  en: {
    belief: "A gauge that is a text is told like any other.",
    refutation:
      "A sample of Prometheus is a number. One line with a word in it, RUNNING for instance, would make the whole page unreadable; Spark leaves it out.",
  },
  ko: {
    belief: "글로 된 게이지도 똑같이 쓴다.",
    refutation:
      "프로메테우스의 표본은 숫자입니다. RUNNING 같은 낱말이 든 줄 하나만 있어도 페이지를 통째로 읽지 못합니다. 스파크는 그런 지표를 뺍니다.",
  },
  killedBy:
    "a metric is told in lines of a plain name, what is measured and its kind; a gauge twice, a text never",
} as const;

export const tellMetric: Policies["tellMetric"] = ({ name, kind, figures }) =>
  figures.flatMap(({ what, value }) =>
    (kind === "gauge" ? ["Number", "Value"] : [what]).map(
      (one) =>
        `metrics_${name.replace(/[^a-zA-Z0-9]/g, "_")}_${one}{type="${kind === "meter" ? "counters" : `${kind}s`}"} ${value}`,
    ),
  );
