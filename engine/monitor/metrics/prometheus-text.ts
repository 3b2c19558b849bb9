/**
 * A registry as PrometheusServlet tells it, when metrics.properties asks for it. In Spark: PrometheusServlet, experimental. The same: names with every sign
 * that is no letter or digit as `_`, between `metrics_` and what is measured; a gauge twice, as Number and Value; the kind as a label; no help and no type lines.
 * Gauges whose value is a text are left out. Spark 3.5.3: core/…/metrics/sink/PrometheusServlet.scala.
 */
import { doubleText } from "../../foundation/double-text.ts";
import type { Long } from "../history/longs.ts";
import { type HistogramValue, type MeterValue, numberText, type Snapshot } from "./snapshot.ts";

type Line = readonly [what: string, value: string];

const long = (what: string, value: Long): Line => [what, String(value)];
const double = (what: string, value: number): Line => [what, doubleText(value)];

const distribution = (value: HistogramValue): readonly Line[] => [
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

const meter = ({ count, meanRate, m1Rate, m5Rate, m15Rate }: MeterValue): readonly Line[] => [
  long("Count", count),
  double("MeanRate", meanRate),
  double("OneMinuteRate", m1Rate),
  double("FiveMinuteRate", m5Rate),
  double("FifteenMinuteRate", m15Rate),
];

const timerRates = ({ meanRate, m1Rate, m5Rate, m15Rate }: MeterValue): readonly Line[] => [
  double("FifteenMinuteRate", m15Rate),
  double("FiveMinuteRate", m5Rate),
  double("OneMinuteRate", m1Rate),
  double("MeanRate", meanRate),
];

/** The whole page, each line ended. */
export function prometheusText({ gauges, counters, histograms, meters, timers }: Snapshot): string {
  const lines = [
    ...gauges.flatMap(([name, value]) => {
      if (value.kind === "text") return [];
      const text = numberText(value);
      return told(name, "gauges", [
        ["Number", text],
        ["Value", text],
      ]);
    }),
    ...counters.flatMap(([name, count]) => told(name, "counters", [long("Count", count)])),
    ...histograms.flatMap(([name, value]) => told(name, "histograms", distribution(value))),
    ...meters.flatMap(([name, value]) => told(name, "counters", meter(value))),
    ...timers.flatMap(([name, { durations, rates }]) =>
      told(name, "timers", [...distribution(durations), ...timerRates(rates)]),
    ),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

const told = (name: string, type: string, lines: readonly Line[]): readonly string[] =>
  lines.map(
    ([what, value]) =>
      `metrics_${name.replace(/[^a-zA-Z0-9]/g, "_")}_${what}{type="${type}"} ${value}`,
  );
