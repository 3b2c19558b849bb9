/**
 * A registry as two more of Spark's sinks tell it: the lines that GraphiteSink sends each period, and the files that CsvSink keeps. In Spark: Dropwizard's GraphiteReporter
 * and CsvReporter, with durations in milliseconds. The same: names, order, numbers (whole ones as they are, doubles with two decimals, in files with six), heads and rows of files.
 * Ganglia is not here: its sink is LGPL, so Spark ships it apart (spark-ganglia-lgpl, built on request). Left out on purpose: other languages' points in numbers.
 */
import type { Long } from "../history/longs.ts";
import {
  type HistogramValue,
  type MeterValue,
  type Named,
  numberText,
  type Snapshot,
} from "./snapshot.ts";

const NANOS_A_MILLI = 1e6;

type Told = readonly [what: string, value: string];

const quantiles = ["p50", "p75", "p95", "p98", "p99", "p999"] as const;

const distribution = (value: HistogramValue): readonly Told[] => [
  ["max", String(value.max)],
  ["mean", twoDecimals(value.mean)],
  ["min", String(value.min)],
  ["stddev", twoDecimals(value.stddev)],
  ...quantiles.map((name): Told => [name, twoDecimals(value[name])]),
];

/** Of a timer, in milliseconds: whole ones there are none. */
const durations = (value: HistogramValue): readonly Told[] => {
  const inMillis = (nanos: Long): string => twoDecimals(Number(nanos) / NANOS_A_MILLI);
  return [
    ["max", inMillis(value.max)],
    ["mean", inMillis(value.mean)],
    ["min", inMillis(value.min)],
    ["stddev", inMillis(value.stddev)],
    ...quantiles.map((name): Told => [name, inMillis(value[name])]),
  ];
};

const rates = ({ count, m1Rate, m5Rate, m15Rate, meanRate }: MeterValue): readonly Told[] => [
  ["count", String(count)],
  ["m1_rate", twoDecimals(m1Rate)],
  ["m5_rate", twoDecimals(m5Rate)],
  ["m15_rate", twoDecimals(m15Rate)],
  ["mean_rate", twoDecimals(meanRate)],
];

/** Lines as Graphite takes them: name, value, seconds since 1970. Blanks in names are dashes. */
export function graphiteText(snapshot: Snapshot, seconds: number): string {
  const { gauges, counters, histograms, meters, timers } = snapshot;
  const lines: (readonly [name: string, value: string])[] = [
    ...gauges.flatMap(([name, value]): (readonly [string, string])[] => {
      if (value.kind === "text") return [];
      return [[name, value.kind === "long" ? String(value.value) : twoDecimals(value.value)]];
    }),
    ...counters.map(([name, count]): readonly [string, string] => [`${name}.count`, String(count)]),
    ...histograms.flatMap(([name, value]) =>
      below(name, [["count", String(value.count)], ...distribution(value)]),
    ),
    ...meters.flatMap(([name, value]) => below(name, rates(value))),
    ...timers.flatMap(([name, value]) =>
      below(name, [...durations(value.durations), ...rates(value.rates)]),
    ),
  ];
  return lines
    .map(([name, value]) => `${name.trim().replace(/\s+/g, "-")} ${value} ${seconds}\n`)
    .join("");
}

const below = (name: string, told: readonly Told[]): readonly (readonly [string, string])[] =>
  told.map(([what, value]) => [`${name}.${what}`, value]);

const distributionColumns = "max,mean,min,stddev,p50,p75,p95,p98,p99,p999";
const rateColumns = "mean_rate,m1_rate,m5_rate,m15_rate,rate_unit";

/** What one report adds to the files of the CSV sink. */
export interface CsvRow {
  /** In the sink's folder. */
  readonly file: string;
  /** The first line of a file that is new. */
  readonly head: string;
  readonly row: string;
}

const six = (value: number): string => value.toFixed(6);

const spread = (value: HistogramValue, whole: (amount: Long) => string, told = six) =>
  [
    whole(value.max),
    told(value.mean),
    whole(value.min),
    ...[value.stddev, value.p50, value.p75, value.p95, value.p98, value.p99, value.p999].map(told),
  ].join(",");

const rateCells = ({ meanRate, m1Rate, m5Rate, m15Rate }: MeterValue, unit: string): string =>
  [...[meanRate, m1Rate, m5Rate, m15Rate].map(six), unit].join(",");

const inMillis = (nanos: Long): string => six(Number(nanos) / NANOS_A_MILLI);

/** A row for each metric, at so many seconds since 1970. A text stands as it is. */
export function csvRows(snapshot: Snapshot, seconds: number): readonly CsvRow[] {
  const { gauges, counters, histograms, meters, timers } = snapshot;
  const rows = <T>(of: Named<T>, columns: string, cells: (value: T) => string): CsvRow[] =>
    of.map(([name, value]) => ({
      file: `${name}.csv`,
      head: `t,${columns}`,
      row: `${seconds},${cells(value)}`,
    }));
  const timed = `count,${distributionColumns},${rateColumns},duration_unit`;
  return [
    ...rows(gauges, "value", (value) => (value.kind === "text" ? value.value : numberText(value))),
    ...rows(counters, "count", String),
    ...rows(
      histograms,
      `count,${distributionColumns}`,
      (value) => `${value.count},${spread(value, String)}`,
    ),
    ...rows(
      meters,
      `count,${rateColumns}`,
      (value) => `${value.count},${rateCells(value, "events/second")}`,
    ),
    ...rows(
      timers,
      timed,
      ({ durations: all, rates: { count }, rates: of }) =>
        `${count},${spread(all, inMillis, inMillis)},${rateCells(of, "calls/second")},milliseconds`,
    ),
  ];
}

/** As Java's `%.2f` has it: the shortest digits of the double, halves up. */
export function twoDecimals(value: number): string {
  const [, sign = "", whole = "0", digits = ""] =
    /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  if (!Number.isFinite(value)) return String(value);
  if (String(value).includes("e")) return value.toFixed(2);
  const kept = BigInt(whole + digits.slice(0, 2).padEnd(2, "0"));
  const rounded = String(kept + ((digits[2] ?? "0") >= "5" ? 1n : 0n)).padStart(3, "0");
  return `${sign}${rounded.slice(0, -2)}.${rounded.slice(-2)}`;
}
