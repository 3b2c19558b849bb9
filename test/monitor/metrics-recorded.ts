/** Registries of real Spark 3.5.3, read from what its MetricsServlet answered (recorded by npm run oracle:metrics), so that our texts stand beside Spark's. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type {
  HistogramValue,
  MeterValue,
  MetricNumber,
  Named,
  Snapshot,
} from "#engine/monitor/metrics/snapshot";

const folder = fileURLToPath(new URL("../oracle/recordings/metrics/", import.meta.url));

export const recorded = (name: string): string => readFileSync(`${folder}${name}`, "utf8");

/** JSON loses whether Java wrote a double: it is marked before it is read. */
type Number_ = number | { readonly double: number };
type Fields = Readonly<Record<string, Number_ | string>>;

const plain = (value: Number_ | string | undefined): number =>
  typeof value === "object" ? value.double : Number(value ?? 0);

function gauge(value: Number_ | string | undefined) {
  if (typeof value === "string") return { kind: "text", value } as const;
  const isDouble = typeof value === "object";
  return { kind: isDouble ? "double" : "long", value: plain(value) } satisfies MetricNumber;
}

const NANOS_A_MILLI = 1e6;

const histogram = (of: Fields, scale = 1): HistogramValue => {
  const at = (name: string): number => plain(of[name]) * scale;
  const whole = (name: string): number => Math.round(at(name));
  const { mean, p50, p75, p95, p98, p99, p999, stddev } = Object.fromEntries(
    ["mean", "p50", "p75", "p95", "p98", "p99", "p999", "stddev"].map((name) => [name, at(name)]),
  ) as Record<"mean" | "p50" | "p75" | "p95" | "p98" | "p99" | "p999" | "stddev", number>;
  return {
    count: plain(of["count"]),
    max: whole("max"),
    min: whole("min"),
    mean,
    p50,
    p75,
    p95,
    p98,
    p99,
    p999,
    stddev,
  };
};

const meter = (of: Fields): MeterValue => ({
  count: plain(of["count"]),
  meanRate: plain(of["mean_rate"]),
  m1Rate: plain(of["m1_rate"]),
  m5Rate: plain(of["m5_rate"]),
  m15Rate: plain(of["m15_rate"]),
});

export function snapshotOf(name: string): Snapshot {
  const marked = recorded(name).replace(/:(-?\d+\.\d+(?:E-?\d+)?)(?=[,}])/g, ':{"double":$1}');
  const all = JSON.parse(marked) as Readonly<
    Record<
      "gauges" | "counters" | "histograms" | "meters" | "timers",
      Readonly<Record<string, Fields>>
    >
  >;
  const named = <T>(of: Readonly<Record<string, Fields>>, read: (fields: Fields) => T): Named<T> =>
    Object.entries(of).map(([key, fields]) => [key, read(fields)]);
  return {
    gauges: named(all.gauges, ({ value }) => gauge(value)),
    counters: named(all.counters, ({ count }) => plain(count)),
    histograms: named(all.histograms, (of) => histogram(of)),
    meters: named(all.meters, meter),
    timers: named(all.timers, (of) => ({
      durations: histogram(of, NANOS_A_MILLI),
      rates: meter(of),
    })),
  };
}
