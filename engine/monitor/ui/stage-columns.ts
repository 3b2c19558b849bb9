/**
 * What the page of a stage shows of each task, of all in quantiles, and of each executor: which metrics there are, when they are shown. In Spark:
 * stagepage.js. The same: names, order, formats, which are shown at first and which when asked for. Left out on purpose: peaks of executors' memory.
 * Spark 3.5.3: core/…/ui/jobs/StagePage.scala, static/stagepage.js.
 */
import { plus, type Long } from "../history/longs.ts";
import type { StageRow, TaskRow } from "../history/rows.ts";
import { metric, type TaskMetricName, type TaskMetrics } from "../history/task-metrics.ts";
import { gettingResultTime, schedulerDelay } from "../rest/task-times.ts";
import { scriptBytes, scriptDuration, sizeAndRecords } from "./formats.ts";

/** A value of a task: of its row and of its metrics. */
export type TaskValue = (row: TaskRow, metrics: TaskMetrics) => Long;

/** One line of the quantiles and one column of the tasks. */
export interface StageMetric {
  readonly name: string;
  /** One value, or two: a size and a count of records. */
  readonly values: readonly TaskValue[];
  readonly text: (...values: readonly Long[]) => string;
  /** Shown where it holds for the stage; undefined: where it is asked for by its name. */
  readonly isShown?: (row: StageRow) => boolean;
  /** A task's cell is filled where there are records, though no bytes. */
  readonly isThereWithoutBytes?: true;
}

const of =
  (...names: readonly TaskMetricName[]): TaskValue =>
  (_row, metrics) =>
    names.map((name) => metric(metrics, name)).reduce<Long>(plus, 0);

const some =
  (...names: readonly TaskMetricName[]) =>
  ({ metrics }: StageRow): boolean =>
    names.some((name) => metric(metrics, name) > 0);

const time = (value: Long = 0): string => scriptDuration(value);
const bytes = (value: Long = 0): string => scriptBytes(value);
const nanos = (value: Long = 0): string => scriptDuration(Number(value) / 1e6);
const sized = (size: Long = 0, records: Long = 0): string => sizeAndRecords(size, records);

const read = ["read.localBytesRead", "read.remoteBytesRead"] as const;

export const stageMetrics: readonly StageMetric[] = [
  { name: "Duration", values: [of("executorRunTime")], text: time, isShown: () => true },
  { name: "Scheduler Delay", values: [(row) => schedulerDelay(row)], text: time },
  { name: "Task Deserialization Time", values: [of("executorDeserializeTime")], text: time },
  { name: "GC Time", values: [of("jvmGcTime")], text: time, isShown: () => true },
  { name: "Result Serialization Time", values: [of("resultSerializationTime")], text: time },
  { name: "Getting Result Time", values: [(row) => gettingResultTime(row)], text: time },
  { name: "Peak Execution Memory", values: [of("peakExecutionMemory")], text: bytes },
  {
    name: "Input Size / Records",
    values: [of("input.bytesRead"), of("input.recordsRead")],
    text: sized,
    isShown: some("input.bytesRead", "input.recordsRead"),
    isThereWithoutBytes: true,
  },
  {
    name: "Output Size / Records",
    values: [of("output.bytesWritten"), of("output.recordsWritten")],
    text: sized,
    isShown: some("output.bytesWritten", "output.recordsWritten"),
    isThereWithoutBytes: true,
  },
  { name: "Shuffle Read Fetch Wait Time", values: [of("read.fetchWaitTime")], text: time },
  { name: "Shuffle Remote Reads", values: [of("read.remoteBytesRead")], text: bytes },
  {
    name: "Shuffle Read Size / Records",
    values: [of(...read), of("read.recordsRead")],
    text: sized,
    isShown: some(...read, "read.recordsRead"),
  },
  { name: "Shuffle Write Time", values: [of("write.writeTime")], text: nanos },
  {
    name: "Shuffle Write Size / Records",
    values: [of("write.bytesWritten"), of("write.recordsWritten")],
    text: sized,
    isShown: some("write.bytesWritten", "write.recordsWritten"),
  },
  {
    name: "Spill (memory)",
    values: [of("memoryBytesSpilled")],
    text: bytes,
    isShown: some("memoryBytesSpilled"),
  },
  {
    name: "Spill (disk)",
    values: [of("diskBytesSpilled")],
    text: bytes,
    isShown: some("memoryBytesSpilled"),
  },
];

/** Those that are shown only when they are asked for. */
export const additional: readonly string[] = stageMetrics.flatMap(({ name, isShown }) =>
  isShown === undefined ? [name] : [],
);

/** Those that a stage shows, with those that were asked for. */
export const shownMetrics = (row: StageRow, asked: ReadonlySet<string>): readonly StageMetric[] =>
  stageMetrics.filter(({ name, isShown }) =>
    isShown === undefined ? asked.has(name) : isShown(row),
  );
