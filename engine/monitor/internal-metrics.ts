/**
 * The metrics of a task as Spark carries them to the driver: 35 accumulators a stage attempt, in the order of their ids. Same as Spark: names,
 * order, units (milliseconds; CPU and shuffle write time in nanoseconds), and which of them a task reports: those that are not zero, the result's size
 * always, and groups that a reader or writer touched even by adding nothing. Ours: CPU time is run time without the wait for blocks.
 * Left out on purpose: push-based shuffle and garbage collection, which stay 0. Rules C6.62, C8.15, C8.17. Spark 3.5.3: core/…/executor/TaskMetrics.scala.
 */
import type { TaskEndReason } from "../events/task-end-reason.ts";
import type { TaskMetrics } from "../events/task-metrics.ts";

const millis = (micros: number): number => Math.floor(micros / 1000);
const nanos = (micros: number): number => micros * 1000;

/** What belongs together: touched together. */
type Group = "alone" | "read" | "write";

interface InternalMetric {
  readonly name: string;
  readonly group: Group;
  readonly of: (metrics: TaskMetrics) => number;
}

const metric = (
  name: string,
  of: (metrics: TaskMetrics) => number = () => 0,
  group: Group = "alone",
): InternalMetric => ({ name: `internal.metrics.${name}`, group, of });

const read = (name: string, of?: (metrics: TaskMetrics) => number): InternalMetric =>
  metric(`shuffle.${name}`, of, "read");

const write = (name: string, of: (metrics: TaskMetrics) => number): InternalMetric =>
  metric(`shuffle.write.${name}`, of, "write");

/** In order of ids: the n-th has the id of the stage attempt's first one plus n. */
export const internalMetrics: readonly InternalMetric[] = [
  metric("executorDeserializeTime", (m) => millis(m.executorDeserializeTime)),
  metric("executorDeserializeCpuTime", (m) => nanos(m.executorDeserializeTime)),
  metric("executorRunTime", (m) => millis(m.executorRunTime)),
  metric("executorCpuTime", (m) => nanos(Math.max(0, m.executorRunTime - m.fetchWaitTime))),
  metric("resultSize", (m) => m.resultSize),
  metric("jvmGCTime"),
  metric("resultSerializationTime", (m) => millis(m.resultSerializationTime)),
  metric("memoryBytesSpilled", (m) => m.memoryBytesSpilled),
  metric("diskBytesSpilled", (m) => m.diskBytesSpilled),
  metric("peakExecutionMemory", (m) => m.peakExecutionMemory),
  metric("updatedBlockStatuses"),
  read("read.remoteBlocksFetched", (m) => m.remoteBlocksFetched),
  read("read.localBlocksFetched", (m) => m.localBlocksFetched),
  read("read.remoteBytesRead", (m) => m.remoteBytesRead),
  read("read.remoteBytesReadToDisk", (m) => m.remoteBytesReadToDisk),
  read("read.localBytesRead", (m) => m.localBytesRead),
  read("read.fetchWaitTime", (m) => millis(m.fetchWaitTime)),
  read("read.recordsRead", (m) => m.shuffleRecordsRead),
  read("push.read.corruptMergedBlockChunks"),
  read("push.read.mergedFetchFallbackCount"),
  read("push.read.remoteMergedBlocksFetched"),
  read("push.read.localMergedBlocksFetched"),
  read("push.read.remoteMergedChunksFetched"),
  read("push.read.localMergedChunksFetched"),
  read("push.read.remoteMergedBytesRead"),
  read("push.read.localMergedBytesRead"),
  read("read.remoteReqsDuration", (m) => millis(m.remoteReqsDuration)),
  read("push.read.remoteMergedReqsDuration"),
  write("bytesWritten", (m) => m.shuffleBytesWritten),
  write("recordsWritten", (m) => m.shuffleRecordsWritten),
  write("writeTime", (m) => nanos(m.shuffleWriteTime)),
  metric("input.bytesRead", (m) => m.inputBytesRead),
  metric("input.recordsRead", (m) => m.inputRecordsRead),
  metric("output.bytesWritten", (m) => m.outputBytesWritten),
  metric("output.recordsWritten", (m) => m.outputRecordsWritten),
];

/** Where the size of the result stands; a task reports it always. */
export const RESULT_SIZE = internalMetrics.findIndex(({ name }) => name.endsWith(".resultSize"));

/** What a failed attempt still tells: these are set only when a task has come to its end. */
const setAtTheEnd: ReadonlySet<number> = new Set([0, 1, 3, RESULT_SIZE, 6]);

/** Whether metrics come to the driver with this end; a fetch failure and a lost executor bring none. */
export const bringsMetrics = ({ kind }: TaskEndReason): boolean =>
  kind === "Success" || kind === "ExceptionFailure" || kind === "TaskKilled";

/** One number for each internal metric; undefined where the task never touched it. */
export type Reported = readonly (number | undefined)[];

export function reportedMetrics(metrics: TaskMetrics, failed: boolean): Reported {
  const values = internalMetrics.map(({ of }, at) =>
    failed && setAtTheEnd.has(at) ? 0 : of(metrics),
  );
  const touched = new Set(internalMetrics.filter((_, at) => values[at] !== 0).map((m) => m.group));
  return values.map((value, at) =>
    value !== 0 || isTouched(internalMetrics[at]?.group, touched) ? value : undefined,
  );
}

const isTouched = (group: Group | undefined, touched: ReadonlySet<Group>): boolean =>
  group !== undefined && group !== "alone" && touched.has(group);
