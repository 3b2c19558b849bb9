/**
 * What a registry of metrics holds at an instant, by kind, each kind in the order of names. In Spark: MetricRegistry of Dropwizard, which Spark's sources fill.
 * Names are whole: `application.driver.BlockManager.memory.maxMem_MB`; of Master and Worker without what stands before the source. Left out on purpose: reservoirs;
 * a histogram is what it comes to. Spark 3.5.3: core/…/metrics/MetricsSystem.scala (buildRegistryName).
 */
import { doubleText } from "../../foundation/double-text.ts";
import type { Long } from "../history/longs.ts";

/** Java tells whole numbers and doubles apart, and writes them in other ways. */
export type MetricNumber =
  | { readonly kind: "long"; readonly value: Long }
  | { readonly kind: "double"; readonly value: number };

export const numberText = (number: MetricNumber): string =>
  number.kind === "long" ? String(number.value) : doubleText(number.value);

/** A list is what a gauge of the JVM answers with: Prometheus and Graphite see it in another way. */
export type GaugeValue = MetricNumber | { readonly kind: "text"; readonly value: string };

/** Durations in nanoseconds. */
export interface HistogramValue {
  readonly count: Long;
  readonly max: Long;
  readonly mean: number;
  readonly min: Long;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
  readonly p98: number;
  readonly p99: number;
  readonly p999: number;
  readonly stddev: number;
}

/** Events a second. */
export interface MeterValue {
  readonly count: Long;
  readonly meanRate: number;
  readonly m1Rate: number;
  readonly m5Rate: number;
  readonly m15Rate: number;
}

export interface TimerValue {
  readonly durations: HistogramValue;
  readonly rates: MeterValue;
}

export type Named<T> = readonly (readonly [name: string, value: T])[];

export interface Snapshot {
  readonly gauges: Named<GaugeValue>;
  readonly counters: Named<Long>;
  readonly histograms: Named<HistogramValue>;
  readonly meters: Named<MeterValue>;
  readonly timers: Named<TimerValue>;
}

/**
 * The name under which a source's metrics are registered. The namespace is the application's id unless spark.metrics.namespace says otherwise; drivers and
 * executors have it and their id, and without either of them only the source's name, as Master and Worker have.
 */
export function registryName(
  instance: string,
  source: string,
  namespace: string | undefined,
  executorId: string | undefined,
): string {
  const isOfApplication = instance === "driver" || instance === "executor";
  return isOfApplication && namespace !== undefined && executorId !== undefined
    ? `${namespace}.${executorId}.${source}`
    : source;
}
