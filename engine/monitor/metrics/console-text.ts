/**
 * A registry as ConsoleSink prints it each period on the standard output of its process: a driver's among what its program prints, an executor's into `stdout` of its folder under
 * work/. In Spark: Dropwizard's ConsoleReporter. The same: kinds in their order, names, columns, durations in milliseconds. Times are UTC. Left out on purpose: other
 * languages and time zones. Spark 3.5.3: core/…/metrics/sink/ConsoleSink.scala.
 */
import { civil } from "../../foundation/calendar.ts";
import type { Long } from "../history/longs.ts";
import { twoDecimals } from "./files-and-lines.ts";
import {
  type HistogramValue,
  type MeterValue,
  type Named,
  numberText,
  type Snapshot,
} from "./snapshot.ts";

const WIDTH = 80;
const NANOS_A_MILLI = 1e6;
const SECONDS_A_DAY = 86_400;

const banner = (text: string, sign: string): string =>
  `${text} ${sign.repeat(Math.max(0, WIDTH - text.length - 1))}`;

const valued = (what: string, value: string): string => `${what.padStart(18)} = ${value}`;

/** Milliseconds since 1970 as Java's short date and medium time in English: `11/21/26, 9:41:56 PM`. */
export function shortDate(millis: number): string {
  const seconds = Math.floor(millis / 1000);
  const days = Math.floor(seconds / SECONDS_A_DAY);
  const { year, month, day } = civil(days);
  const rest = seconds - days * SECONDS_A_DAY;
  const hour = Math.floor(rest / 3600);
  const two = (value: number): string => String(value).padStart(2, "0");
  const time = `${hour % 12 === 0 ? 12 : hour % 12}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  return `${month}/${day}/${two(year % 100)}, ${time} ${hour < 12 ? "AM" : "PM"}`;
}

/** Sizes are told as they are, durations with their unit; the least and the largest size are whole. */
function spread(
  value: HistogramValue,
  told: (amount: number) => string,
  whole: (amount: Long) => string,
): readonly string[] {
  const { min, max, mean, stddev, p50, p75, p95, p98, p99, p999 } = value;
  const below = (share: string, amount: number): string =>
    `${share.padStart(17)} <= ${told(amount)}`;
  return [
    valued("min", whole(min)),
    valued("max", whole(max)),
    valued("mean", told(mean)),
    valued("stddev", told(stddev)),
    valued("median", told(p50)),
    below("75%", p75),
    below("95%", p95),
    below("98%", p98),
    below("99%", p99),
    below("99.9%", p999),
  ];
}

const rates = (value: MeterValue, unit: string): readonly string[] => [
  valued("mean rate", `${twoDecimals(value.meanRate)} ${unit}`),
  valued("1-minute rate", `${twoDecimals(value.m1Rate)} ${unit}`),
  valued("5-minute rate", `${twoDecimals(value.m5Rate)} ${unit}`),
  valued("15-minute rate", `${twoDecimals(value.m15Rate)} ${unit}`),
];

const millis = (nanos: number): string => `${twoDecimals(nanos / NANOS_A_MILLI)} milliseconds`;

function section<T>(title: string, of: Named<T>, told: (value: T) => readonly string[]): string[] {
  if (of.length === 0) return [];
  return [banner(`-- ${title}`, "-"), ...of.flatMap(([name, value]) => [name, ...told(value)]), ""];
}

/** One report; its lines, the empty ones at its end among them. */
export function consoleLines(snapshot: Snapshot, atMillis: number): readonly string[] {
  return [
    banner(shortDate(atMillis), "="),
    "",
    ...section("Gauges", snapshot.gauges, (value) => [
      valued("value", value.kind === "text" ? value.value : numberText(value)),
    ]),
    ...section("Counters", snapshot.counters, (count) => [valued("count", String(count))]),
    ...section("Histograms", snapshot.histograms, (value) => [
      valued("count", String(value.count)),
      ...spread(value, twoDecimals, String),
    ]),
    ...section("Meters", snapshot.meters, (value) => [
      valued("count", String(value.count)),
      ...rates(value, "events/second"),
    ]),
    ...section("Timers", snapshot.timers, (value) => [
      valued("count", String(value.rates.count)),
      ...rates(value.rates, "calls/second"),
      ...spread(value.durations, millis, (nanos) => millis(Number(nanos))),
    ]),
    "",
  ];
}
