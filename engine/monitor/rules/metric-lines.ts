/**
 * The lines of one metric for Prometheus. In Spark: PrometheusServlet.getMetricsSnapshot. The same: `metrics_`, the name with every sign that is no letter or digit as `_`, `_` and what is
 * measured; the kind as a label, under which a meter goes as a counter; a gauge stands twice, as Number and as Value, if it is a number, and nowhere if it is a text. Left out on
 * purpose: how numbers are written, which is Java's. Spark 3.5.3: core/…/metrics/sink/PrometheusServlet.scala. Chapter 18.
 */
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";

export interface FigureSeen {
  /** "Value" of a gauge, "Count", "Mean", "95thPercentile" of others. */
  readonly what: string;
  readonly value: string;
  readonly isNumber: boolean;
}

export interface MetricSeen {
  readonly name: string;
  readonly kind: "gauge" | "counter" | "histogram" | "meter" | "timer";
  /** In their order; of a gauge there is one. */
  readonly figures: readonly FigureSeen[];
}

/** The lines of a metric, in order, without line feeds; a kata's part. */
export type TellMetric = (metric: MetricSeen) => readonly string[];

const labels = {
  gauge: "gauges",
  counter: "counters",
  histogram: "histograms",
  meter: "counters",
  timer: "timers",
} as const;

const tellMetric: TellMetric = ({ name, kind, figures }) => {
  const told = (what: string, value: string): string =>
    `metrics_${name.replace(/[^a-zA-Z0-9]/g, "_")}_${what}{type="${labels[kind]}"} ${value}`;
  if (kind !== "gauge") return figures.map(({ what, value }) => told(what, value));
  return figures
    .filter(({ isNumber }) => isNumber)
    .flatMap(({ value }) => [told("Number", value), told("Value", value)]);
};

/** The rule in force: the default, or a kata's with its answers looked at. */
export function ruleOfMetrics(kata: TellMetric | undefined): TellMetric {
  if (kata === undefined) return tellMetric;
  return (metric) => {
    const answer: unknown = kata(frozen(metric));
    if (Array.isArray(answer) && answer.every((line) => typeof line === "string")) return answer;
    throw new KataFault("tellMetric", {
      en: `${shown(answer)} is no list of lines`,
      ko: `줄의 목록이 아닙니다: ${shown(answer)}`,
    });
  };
}
