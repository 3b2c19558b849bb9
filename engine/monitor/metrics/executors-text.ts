/**
 * The executors of an application as Prometheus sees them at `/metrics/executors/prometheus` of the driver's web UI, with spark.ui.prometheus.enabled (false in
 * 3.5). In Spark: PrometheusResource, over the same rows as the REST API. The same: names, order, units in names, labels, Spark's version first; times are seconds.
 * Not escaped, as there: a quote in the application's name breaks the page. Spark 3.5.3: core/…/status/api/v1/PrometheusResource.scala.
 */
import { doubleText } from "../../foundation/double-text.ts";
import { executorMetricNames } from "../history/executor-metrics.ts";
import type { Long } from "../history/longs.ts";
import type { ExecutorRow } from "../history/rows.ts";

export interface ScrapedApplication {
  readonly id: string;
  readonly name: string;
  readonly sparkVersion: string;
  /** The commit that this Spark was built of. */
  readonly revision: string;
}

type Line = readonly [name: string, value: string];

const count = (name: string, value: Long): Line => [name, String(value)];
const seconds = (name: string, millis: Long): Line => [name, doubleText(Number(millis) * 0.001)];

function ownLines(row: ExecutorRow): readonly Line[] {
  return [
    count("rddBlocks", row.rddBlocks),
    count("memoryUsed_bytes", row.memoryUsed),
    count("diskUsed_bytes", row.diskUsed),
    count("totalCores", row.totalCores),
    count("maxTasks", row.maxTasks),
    count("activeTasks", row.activeTasks),
    count("failedTasks_total", row.failedTasks),
    count("completedTasks_total", row.completedTasks),
    count("totalTasks_total", row.totalTasks),
    seconds("totalDuration_seconds_total", row.totalDuration),
    seconds("totalGCTime_seconds_total", row.totalGcTime),
    count("totalInputBytes_bytes_total", row.totalInputBytes),
    count("totalShuffleRead_bytes_total", row.totalShuffleRead),
    count("totalShuffleWrite_bytes_total", row.totalShuffleWrite),
    count("maxMemory_bytes", row.maxMemory),
  ];
}

function memoryLines({ memory }: ExecutorRow): readonly Line[] {
  if (memory === undefined) return [];
  return [
    count("usedOnHeapStorageMemory_bytes", memory.usedOnHeap),
    count("usedOffHeapStorageMemory_bytes", memory.usedOffHeap),
    count("totalOnHeapStorageMemory_bytes", memory.totalOnHeap),
    count("totalOffHeapStorageMemory_bytes", memory.totalOffHeap),
  ];
}

/** Peaks in their own order; then what counts garbage collections, then their times. */
const peakNames = executorMetricNames.filter((name) => name.endsWith("Memory"));
const collections = ["MinorGCCount", "MajorGCCount"] as const;
const collectionTimes = ["MinorGCTime", "MajorGCTime"] as const;

function peakLines({ peaks }: ExecutorRow): readonly Line[] {
  if (peaks === undefined) return [];
  const valueOf = (name: string): Long =>
    peaks[executorMetricNames.findIndex((one) => one === name)] ?? 0;
  return [
    ...peakNames.map((name) => count(`${name}_bytes`, valueOf(name))),
    ...collections.map((name) => count(`${name}_total`, valueOf(name))),
    ...collectionTimes.map((name) => seconds(`${name}_seconds_total`, valueOf(name))),
  ];
}

/** The whole page, each line ended; executors as the REST API shows them (`asShown`), in its order. */
export function executorsText(
  application: ScrapedApplication,
  executors: readonly ExecutorRow[],
): string {
  const { id, name, sparkVersion, revision } = application;
  const lines = executors.flatMap((row) => {
    const labels = `{application_id="${id}", application_name="${name}", executor_id="${row.id}"}`;
    return [...ownLines(row), ...memoryLines(row), ...peakLines(row)].map(
      ([what, value]) => `metrics_executor_${what}${labels} ${value}`,
    );
  });
  const info = `spark_info{version="${sparkVersion}", revision="${revision}"} 1.0`;
  return [info, ...lines].map((line) => `${line}\n`).join("");
}
