/**
 * The metrics of a task or the sums of a stage, as a row of thirty-four longs. In Spark: TaskMetrics (executor) and v1.TaskMetrics (REST), which
 * LiveEntityHelpers builds with thirty-four arguments. The same: which there are, what is missing in old logs counts as 0. Milliseconds; CPU times and
 * shuffle write time in nanoseconds; bytes; counts. Left out on purpose: updated blocks. Spark 3.5.3: core/…/util/JsonProtocol.scala, status/LiveEntity.scala.
 */
import { int, long, longOr, optionalNode } from "./json-fields.ts";
import type { AccumulableRead } from "./events.ts";
import type { JsonNode } from "./json-line.ts";
import { minus, negated, plus, type Long } from "./longs.ts";

/** Names as the REST API has them, groups before the point, in the order of Spark's row. */
export const taskMetricNames = [
  "executorDeserializeTime",
  "executorDeserializeCpuTime",
  "executorRunTime",
  "executorCpuTime",
  "resultSize",
  "jvmGcTime",
  "resultSerializationTime",
  "memoryBytesSpilled",
  "diskBytesSpilled",
  "peakExecutionMemory",
  "input.bytesRead",
  "input.recordsRead",
  "output.bytesWritten",
  "output.recordsWritten",
  "read.remoteBlocksFetched",
  "read.localBlocksFetched",
  "read.fetchWaitTime",
  "read.remoteBytesRead",
  "read.remoteBytesReadToDisk",
  "read.localBytesRead",
  "read.recordsRead",
  "push.corruptMergedBlockChunks",
  "push.mergedFetchFallbackCount",
  "push.remoteMergedBlocksFetched",
  "push.localMergedBlocksFetched",
  "push.remoteMergedChunksFetched",
  "push.localMergedChunksFetched",
  "push.remoteMergedBytesRead",
  "push.localMergedBytesRead",
  "read.remoteReqsDuration",
  "push.remoteMergedReqsDuration",
  "write.bytesWritten",
  "write.writeTime",
  "write.recordsWritten",
] as const;

export type TaskMetricName = (typeof taskMetricNames)[number];

/** One value for each name. */
export type TaskMetrics = readonly Long[];

const places = new Map<string, number>(taskMetricNames.map((name, at) => [name, at]));

export const metricPlace = (name: TaskMetricName): number => places.get(name) ?? -1;

export const noMetrics: TaskMetrics = taskMetricNames.map(() => 0);

export const metric = (metrics: TaskMetrics, name: TaskMetricName): Long =>
  metrics[metricPlace(name)] ?? 0;

/** Most metrics of most tasks are 0. */
export const added = (a: TaskMetrics, b: TaskMetrics): TaskMetrics =>
  a.map((value, at) => (b[at] === 0 ? value : plus(value, b[at] ?? 0)));

export const subtracted = (a: TaskMetrics, b: TaskMetrics): TaskMetrics =>
  a.map((value, at) => minus(value, b[at] ?? 0));

/**
 * The order in which Spark 3.5.3 puts the metrics of an attempt that did not succeed back into its row: by a slip not the order in which it takes them
 * out, so that the REST API shows, for a failed task, what it read from shuffles under other names. The n-th value shown is the one at this place.
 */
const shuffled: readonly TaskMetricName[] = [
  ...taskMetricNames.slice(0, 12),
  ...taskMetricNames.filter(
    (name) => name.startsWith("push.") && name !== "push.remoteMergedReqsDuration",
  ),
  "read.remoteReqsDuration",
  "push.remoteMergedReqsDuration",
  "output.bytesWritten",
  "output.recordsWritten",
  ...taskMetricNames.slice(14, 21),
  ...taskMetricNames.slice(31),
];

const shuffledPlaces = shuffled.map(metricPlace);

/** As Spark keeps the metrics of an attempt that did not succeed: negative, so that no quantile counts them, and in another order. */
export const setAside = (metrics: TaskMetrics): TaskMetrics =>
  shuffledPlaces.map((place) => minus(negated(metrics[place] ?? 0), 1));

/** What the REST API makes of metrics that were set aside. */
export const takenBack = (aside: TaskMetrics): TaskMetrics =>
  aside.map((value) => {
    const back = plus(value, 1);
    return back < 0 ? negated(back) : back;
  });

/** The metrics that an event reports; all 0 where it has none. */
export function readTaskMetrics(from: JsonNode | undefined): TaskMetrics {
  if (from === undefined) return noMetrics;
  const input = optionalNode(from, "Input Metrics");
  const output = optionalNode(from, "Output Metrics");
  const write = optionalNode(from, "Shuffle Write Metrics");
  return [
    long(from, "Executor Deserialize Time"),
    longOr(from, "Executor Deserialize CPU Time", 0),
    long(from, "Executor Run Time"),
    longOr(from, "Executor CPU Time", 0),
    long(from, "Result Size"),
    long(from, "JVM GC Time"),
    long(from, "Result Serialization Time"),
    long(from, "Memory Bytes Spilled"),
    long(from, "Disk Bytes Spilled"),
    longOr(from, "Peak Execution Memory", 0),
    input === undefined ? 0 : long(input, "Bytes Read"),
    input === undefined ? 0 : longOr(input, "Records Read", 0),
    output === undefined ? 0 : long(output, "Bytes Written"),
    output === undefined ? 0 : longOr(output, "Records Written", 0),
    ...readShuffleRead(optionalNode(from, "Shuffle Read Metrics")),
    write === undefined ? 0 : long(write, "Shuffle Bytes Written"),
    write === undefined ? 0 : long(write, "Shuffle Write Time"),
    write === undefined ? 0 : longOr(write, "Shuffle Records Written", 0),
  ];
}

const nothingRead: readonly Long[] = taskMetricNames.slice(14, 31).map(() => 0);

/** Spark 3.5 writes the metrics of push-based shuffle under one name and reads them under another, so that they are lost; so they are here. */
function readShuffleRead(read: JsonNode | undefined): readonly Long[] {
  if (read === undefined) return nothingRead;
  const push = optionalNode(read, "Shuffle Push Read Metrics");
  const pushed = (name: string): Long => (push === undefined ? 0 : longOr(push, name, 0));
  return [
    int(read, "Remote Blocks Fetched"),
    int(read, "Local Blocks Fetched"),
    long(read, "Fetch Wait Time"),
    long(read, "Remote Bytes Read"),
    longOr(read, "Remote Bytes Read To Disk", 0),
    longOr(read, "Local Bytes Read", 0),
    longOr(read, "Total Records Read", 0),
    pushed("Corrupt Merged Block Chunks"),
    pushed("Merged Fallback Count"),
    pushed("Merged Remote Blocks Fetched"),
    pushed("Merged Local Blocks Fetched"),
    pushed("Merged Remote Chunks Fetched"),
    pushed("Merged Local Chunks Fetched"),
    pushed("Merged Remote Bytes Read"),
    pushed("Merged Local Bytes Read"),
    longOr(read, "Remote Requests Duration", 0),
    pushed("Merged Remote Requests Duration"),
  ];
}

/** The accumulators' names of the metrics, in the order of the row. */
const accumulatorNames: ReadonlyMap<string, number> = new Map(
  taskMetricNames.map((name, at): [string, number] => {
    const grouped = name
      .replace(/^(read|write)\./, "shuffle.$1.")
      .replace(/^push\./, "shuffle.push.read.");
    return [`internal.metrics.${name === "jvmGcTime" ? "jvmGCTime" : grouped}`, at];
  }),
);

/** The metrics of a running task from the accumulators that a heartbeat brought. */
export function metricsOfAccumulators(updates: readonly AccumulableRead[]): TaskMetrics {
  const metrics = [...noMetrics];
  for (const { name, metricUpdate } of updates) {
    const at = name === undefined ? undefined : accumulatorNames.get(name);
    if (at !== undefined && metricUpdate !== undefined) metrics[at] = metricUpdate;
  }
  return metrics;
}
