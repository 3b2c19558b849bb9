/**
 * A registry put together from sources: each has a name, and under it gauges, counters and histograms by theirs. In Spark: MetricsSystem.registerSource. The same: names are sorted
 * as Java sorts texts; every process has the static sources (spark.metrics.staticSources.enabled), which stay at nothing without SQL. Left out on purpose: meters,
 * which no source of Spark 3.5 has; timers, whose durations would be those of the reader's machine. Spark 3.5.3: core/…/metrics/source/StaticSources.scala.
 */
import type { Long } from "../history/longs.ts";
import type { GaugeValue, HistogramValue, Named, Snapshot } from "./snapshot.ts";

/** A number is a long. */
export type Gauges = Readonly<Record<string, Long | string>>;
export type Counters = Readonly<Record<string, Long>>;

export interface SourceSeen {
  /** As it is registered: with what stands before it. */
  readonly name: string;
  readonly gauges?: Gauges;
  readonly counters?: Counters;
  readonly histograms?: Readonly<Record<string, HistogramValue>>;
}

const nothingMeasured: HistogramValue = {
  count: 0,
  max: 0,
  mean: 0,
  min: 0,
  p50: 0,
  p75: 0,
  p95: 0,
  p98: 0,
  p99: 0,
  p999: 0,
  stddev: 0,
};

const none = (names: readonly string[]): Counters =>
  Object.fromEntries(names.map((name) => [name, 0]));

/** CodegenMetrics and HiveCatalogMetrics; `named` puts before them what stands before all. */
export const staticSources = (named: (source: string) => string): readonly SourceSeen[] => [
  {
    name: named("CodeGenerator"),
    histograms: Object.fromEntries(
      ["compilationTime", "generatedClassSize", "generatedMethodSize", "sourceCodeSize"].map(
        (name) => [name, nothingMeasured],
      ),
    ),
  },
  {
    name: named("HiveExternalCatalog"),
    counters: none([
      "fileCacheHits",
      "filesDiscovered",
      "hiveClientCalls",
      "parallelListingJobCount",
      "partitionsFetched",
    ]),
  },
];

const gaugeOf = (value: Long | string): GaugeValue =>
  typeof value === "string" ? { kind: "text", value } : { kind: "long", value };

/** What all of them hold now. */
export function snapshotOf(sources: readonly SourceSeen[]): Snapshot {
  const named = <T>(of: (source: SourceSeen) => Readonly<Record<string, T>> | undefined) =>
    sources
      .flatMap((source) =>
        Object.entries(of(source) ?? {}).map(([name, value]): readonly [string, T] => [
          `${source.name}.${name}`,
          value,
        ]),
      )
      .sort(([a], [b]) => (a < b ? -1 : 1));
  const gauges: Named<GaugeValue> = named(({ gauges: of }) => of).map(([name, value]) => [
    name,
    gaugeOf(value),
  ]);
  return {
    gauges,
    counters: named(({ counters }) => counters),
    histograms: named(({ histograms }) => histograms),
    meters: [],
    timers: [],
  };
}
