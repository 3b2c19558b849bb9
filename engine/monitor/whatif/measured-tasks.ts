/**
 * The tasks of a stage as a log measured them: all attempts of a task are one task as long as they took together. In Spark: TaskInfo and TaskMetrics.
 * Milliseconds. Left out on purpose: speculative attempts that lost their race; the others would have run without them.
 */
import type { TaskRow } from "../history/rows.ts";
import { metric } from "../history/task-metrics.ts";
import { medianOf } from "./spread.ts";

export interface MeasuredTask {
  readonly index: number;
  /** As the driver saw it, from launch to end. */
  readonly duration: number;
  /** What of it the executor worked on the task's own code. */
  readonly runTime: number;
  readonly executorId: string;
  readonly launch: number;
  readonly end: number;
  /** The part of its run time in which it had a CPU, at most 1; of a log that does not tell, all. */
  readonly cpuShare: number;
  /** In which its executor stood still to collect garbage. */
  readonly gcTime: number;
  /** In which it waited for shuffle blocks. */
  readonly fetchWait: number;
  /** Of its attempts that failed. */
  readonly failedTime: number;
  /** Records read from outside; bytes where there are none. */
  readonly reads: number;
}

export function tasksOf(rows: readonly TaskRow[]): readonly MeasuredTask[] {
  const tasks = new Map<number, MeasuredTask>();
  const ended = rows.filter(
    ({ status, speculative }) => status === "SUCCESS" || (status === "FAILED" && !speculative),
  );
  for (const row of ended.sort((a, b) => a.launchTime - b.launchTime)) {
    const before = tasks.get(row.index);
    const runTime = valueOf(row, "executorRunTime") + (before?.runTime ?? 0);
    tasks.set(row.index, {
      index: row.index,
      duration: Math.max(1, row.duration + (before?.duration ?? 0)),
      runTime,
      executorId: row.executorId,
      launch: before?.launch ?? row.launchTime,
      end: row.launchTime + row.duration,
      cpuShare: cpuShareOf(row),
      gcTime: valueOf(row, "jvmGcTime"),
      fetchWait: valueOf(row, "read.fetchWaitTime"),
      failedTime: (before?.failedTime ?? 0) + (row.status === "FAILED" ? row.duration : 0),
      reads: readsOf(row),
    });
  }
  return [...tasks.values()];
}

const valueOf = ({ metrics }: TaskRow, name: Parameters<typeof metric>[1]): number =>
  metrics === undefined ? 0 : Number(metric(metrics, name));

const NANOS_A_MILLI = 1e6;

function cpuShareOf(row: TaskRow): number {
  const cpu = valueOf(row, "executorCpuTime") / NANOS_A_MILLI;
  const run = valueOf(row, "executorRunTime");
  return cpu <= 0 || run <= 0 ? 1 : Math.min(1, cpu / run);
}

function readsOf(row: TaskRow): number {
  const records = valueOf(row, "read.recordsRead") + valueOf(row, "input.recordsRead");
  return records > 0 ? records : valueOf(row, "input.bytesRead");
}

/** Of each executor its first task. */
export function startUpWaitOf(tasks: readonly TaskRow[]): number {
  const first = new Map<string, TaskRow>();
  for (const task of tasks) {
    const before = first.get(task.executorId);
    if (before === undefined || task.launchTime < before.launchTime)
      first.set(task.executorId, task);
  }
  const waits = [...first.values()].flatMap((task) => {
    const cpu = valueOf(task, "executorDeserializeCpuTime") / NANOS_A_MILLI;
    return cpu < 1 ? [] : [valueOf(task, "executorDeserializeTime") / cpu];
  });
  return waits.length === 0 ? 1 : Math.max(1, medianOf(waits));
}
