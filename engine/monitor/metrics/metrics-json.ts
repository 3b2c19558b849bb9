/**
 * A registry as MetricsServlet answers it at `/metrics/json/`, where every process with a web UI has it without being asked. In Spark: Jackson with Dropwizard's MetricsModule,
 * durations in milliseconds, rates in seconds. The same: fields, their order, numbers. Left out on purpose: samples of histograms (`sample`, false by default).
 * Spark 3.5.3: core/…/metrics/sink/MetricsServlet.scala.
 */
import { jsonText, type Json, type JsonObject } from "../json-text.ts";
import type { Long } from "../history/longs.ts";
import type { GaugeValue, HistogramValue, MeterValue, Named, Snapshot } from "./snapshot.ts";

type Field = readonly [name: string, value: Json];

const NANOS_A_MILLI = 1e6;
const quantiles = ["p50", "p75", "p95", "p98", "p99", "p999"] as const;

const gauge = (value: GaugeValue): Json =>
  value.kind === "double" ? { double: value.value } : value.value;

const sizes = (value: HistogramValue): readonly Field[] => [
  ["count", value.count],
  ["max", value.max],
  ["mean", { double: value.mean }],
  ["min", value.min],
  ...quantiles.map((name): Field => [name, { double: value[name] }]),
  ["stddev", { double: value.stddev }],
];

const millis = (nanos: Long): Json => ({ double: Number(nanos) / NANOS_A_MILLI });

const durations = (value: HistogramValue): readonly Field[] => [
  ["max", millis(value.max)],
  ["mean", millis(value.mean)],
  ["min", millis(value.min)],
  ...quantiles.map((name): Field => [name, millis(value[name])]),
  ["stddev", millis(value.stddev)],
];

const rates = (value: MeterValue): readonly Field[] => [
  ["m15_rate", { double: value.m15Rate }],
  ["m1_rate", { double: value.m1Rate }],
  ["m5_rate", { double: value.m5Rate }],
  ["mean_rate", { double: value.meanRate }],
];

function named<T>(of: Named<T>, fieldsOf: (value: T) => readonly Field[]): JsonObject {
  return { fields: of.map(([name, value]): Field => [name, { fields: fieldsOf(value) }]) };
}

/** The whole answer, in one line without an end. */
export function metricsJson({ gauges, counters, histograms, meters, timers }: Snapshot): string {
  return jsonText({
    fields: [
      ["version", "4.0.0"],
      ["gauges", named(gauges, (value) => [["value", gauge(value)]])],
      ["counters", named(counters, (count) => [["count", count]])],
      ["histograms", named(histograms, sizes)],
      [
        "meters",
        named(meters, (of) => [["count", of.count], ...rates(of), ["units", "events/second"]]),
      ],
      [
        "timers",
        named(timers, ({ durations: all, rates: of }) => [
          ["count", of.count],
          ...durations(all),
          ...rates(of),
          ["duration_units", "milliseconds"],
          ["rate_units", "calls/second"],
        ]),
      ],
    ],
  });
}
