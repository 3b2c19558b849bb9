/** K-18-10-d: “A meter goes under meters.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-10-d",
  en: {
    belief: "A meter goes under meters.",
    refutation:
      'Spark labels a meter as counters, though its rates go up and down. Whoever asks for type="meters" finds nothing.',
  },
  ko: {
    belief: "미터의 종류는 meters다.",
    refutation:
      '스파크는 미터에 counters라는 이름표를 붙입니다. 비율은 오르내리는데도 그렇습니다. type="meters"로 찾으면 아무것도 없습니다.',
  },
  killedBy:
    "a metric is told in lines of a plain name, what is measured and its kind; a gauge twice, a text never",
} as const;

export const tellMetric: Policies["tellMetric"] = ({ name, kind, figures }) =>
  figures.flatMap(({ what, value, isNumber }) =>
    (kind !== "gauge" ? [what] : isNumber ? ["Number", "Value"] : []).map(
      (one) => `metrics_${name.replace(/[^a-zA-Z0-9]/g, "_")}_${one}{type="${kind}s"} ${value}`,
    ),
  );
