/**
 * A registry as PrometheusServlet tells it, when metrics.properties asks for it. In Spark: PrometheusServlet, experimental. The same: metrics by kind and name, what is told of each and in
 * which order; no help and no type lines. How one metric becomes lines is a rule (`rules/metric-lines.ts`). Spark 3.5.3: core/…/metrics/sink/PrometheusServlet.scala.
 */
import { doubleText } from "../../foundation/double-text.ts";
import type { Long } from "../history/longs.ts";
import { type FigureSeen, type MetricSeen, ruleOfMetrics } from "../rules/metric-lines.ts";
import {
  type HistogramValue,
  type MeterValue,
  type Named,
  numberText,
  type Snapshot,
} from "./snapshot.ts";

const long = (what: string, value: Long): FigureSeen => ({
  what,
  value: String(value),
  isNumber: true,
});
const double = (what: string, value: number): FigureSeen => ({
  what,
  value: doubleText(value),
  isNumber: true,
});

const distribution = (value: HistogramValue): readonly FigureSeen[] => [
  long("Count", value.count),
  long("Max", value.max),
  double("Mean", value.mean),
  long("Min", value.min),
  double("50thPercentile", value.p50),
  double("75thPercentile", value.p75),
  double("95thPercentile", value.p95),
  double("98thPercentile", value.p98),
  double("99thPercentile", value.p99),
  double("999thPercentile", value.p999),
  double("StdDev", value.stddev),
];

const meter = ({ count, meanRate, m1Rate, m5Rate, m15Rate }: MeterValue): readonly FigureSeen[] => [
  long("Count", count),
  double("MeanRate", meanRate),
  double("OneMinuteRate", m1Rate),
  double("FiveMinuteRate", m5Rate),
  double("FifteenMinuteRate", m15Rate),
];

const timerRates = ({ meanRate, m1Rate, m5Rate, m15Rate }: MeterValue): readonly FigureSeen[] => [
  double("FifteenMinuteRate", m15Rate),
  double("FiveMinuteRate", m5Rate),
  double("OneMinuteRate", m1Rate),
  double("MeanRate", meanRate),
];

/** Every metric with what is to be told of it, in the page's order. */
function metricsOf({ gauges, counters, histograms, meters, timers }: Snapshot): MetricSeen[] {
  const seen = <T>(
    of: Named<T>,
    kind: MetricSeen["kind"],
    figures: (value: T) => readonly FigureSeen[],
  ): MetricSeen[] => of.map(([name, value]) => ({ name, kind, figures: figures(value) }));
  return [
    ...seen(gauges, "gauge", (value) => [
      value.kind === "text"
        ? { what: "Value", value: value.value, isNumber: false }
        : { what: "Value", value: numberText(value), isNumber: true },
    ]),
    ...seen(counters, "counter", (count) => [long("Count", count)]),
    ...seen(histograms, "histogram", distribution),
    ...seen(meters, "meter", meter),
    ...seen(timers, "timer", ({ durations, rates }) => [
      ...distribution(durations),
      ...timerRates(rates),
    ]),
  ];
}

/** The whole page, each line ended; by Spark's rule for one metric, or by a kata's. */
export const prometheusText = (snapshot: Snapshot, tellMetric = ruleOfMetrics(undefined)): string =>
  metricsOf(snapshot)
    .flatMap(tellMetric)
    .map((line) => `${line}\n`)
    .join("");
