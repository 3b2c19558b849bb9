/** K-18-10-a: “Only the points of a name become _.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-10-a",
  en: {
    belief: "Only the points of a name become _.",
    refutation:
      "A name holds the application's id with its dashes, and often its title with blanks: Spark leaves letters and digits alone, nothing else.",
  },
  ko: {
    belief: "이름에서 점만 _로 바꾼다.",
    refutation:
      "이름에는 줄표가 든 애플리케이션 ID도, 빈칸이 든 제목도 들어갑니다. 스파크가 남기는 것은 영문자와 숫자뿐입니다.",
  },
  killedBy:
    "a metric is told in lines of a plain name, what is measured and its kind; a gauge twice, a text never",
} as const;

export const tellMetric: Policies["tellMetric"] = ({ name, kind, figures }) =>
  figures.flatMap(({ what, value, isNumber }) =>
    (kind !== "gauge" ? [what] : isNumber ? ["Number", "Value"] : []).map(
      (one) =>
        `metrics_${name.replaceAll(".", "_")}_${one}{type="${kind === "meter" ? "counters" : `${kind}s`}"} ${value}`,
    ),
  );
