/**
 * Parts of a task's time that no metric tells: the scheduler's delay and the fetch of a large result. In Spark: AppStatusUtils. The same: rule D8.22.
 * Milliseconds. Left out on purpose: results that are being fetched right now; a log that is replayed knows none. Spark 3.5.3: core/…/status/AppStatusUtils.scala.
 */
import { type Long, minus, larger } from "../history/longs.ts";
import type { TaskRow } from "../history/rows.ts";
import { metric } from "../history/task-metrics.ts";

export function gettingResultTime({ resultFetchStart, launchTime, duration }: TaskRow): number {
  return resultFetchStart > 0 && duration > 0 ? launchTime + duration - resultFetchStart : 0;
}

export function schedulerDelay(row: TaskRow): Long {
  if (row.metrics === undefined) return 0;
  const parts = [
    metric(row.metrics, "executorRunTime"),
    metric(row.metrics, "executorDeserializeTime"),
    metric(row.metrics, "resultSerializationTime"),
    gettingResultTime(row),
  ];
  return larger(0, parts.reduce(minus, row.duration));
}
