/**
 * The peaks of an executor or of its part in a stage: memory, process tree, garbage collection. In Spark: ExecutorMetrics and ExecutorMetricType. The
 * same: names, order, and that the first one is -1 as long as nothing was reported. Bytes, counts, milliseconds. Left out on purpose: nothing.
 * Spark 3.5.3: core/…/metrics/ExecutorMetricType.scala.
 */
import { longOr, optionalNode } from "./json-fields.ts";
import type { JsonNode } from "./json-line.ts";
import type { Long } from "./longs.ts";

export const executorMetricNames = [
  ..."JVMHeapMemory JVMOffHeapMemory OnHeapExecutionMemory OffHeapExecutionMemory".split(" "),
  ..."OnHeapStorageMemory OffHeapStorageMemory OnHeapUnifiedMemory OffHeapUnifiedMemory".split(" "),
  ..."DirectPoolMemory MappedPoolMemory ProcessTreeJVMVMemory ProcessTreeJVMRSSMemory".split(" "),
  ..."ProcessTreePythonVMemory ProcessTreePythonRSSMemory ProcessTreeOtherVMemory".split(" "),
  ..."ProcessTreeOtherRSSMemory MinorGCCount MinorGCTime MajorGCCount MajorGCTime".split(" "),
  "TotalGCTime",
] as const;

/** One value for each name. */
export type ExecutorMetrics = readonly Long[];

/** What an event reports; 0 where it, or all of it, is missing. */
export function readExecutorMetrics(from: JsonNode, field: string): ExecutorMetrics {
  const metrics = optionalNode(from, field);
  return executorMetricNames.map((name) => (metrics === undefined ? 0 : longOr(metrics, name, 0)));
}

/** The largest values seen so far. */
export class Peaks {
  readonly #values: Long[] = executorMetricNames.map((_, at) => (at === 0 ? -1 : 0));

  /** Whether any of them is a new peak. */
  take(metrics: ExecutorMetrics): boolean {
    let isNew = false;
    const values = this.#values;
    for (let at = 0; at < metrics.length; at += 1) {
      const value = metrics[at] ?? 0;
      if (value <= (values[at] ?? 0)) continue;
      values[at] = value;
      isNew = true;
    }
    return isNew;
  }

  /** Undefined as long as nothing was reported. As in Spark a row keeps these very values: a peak that comes later shows in it, too. */
  values(): ExecutorMetrics | undefined {
    return (this.#values[0] ?? -1) > -1 ? this.#values : undefined;
  }
}
