/**
 * The records inside Spark's events, field by field in Spark's order: stages, RDDs, tasks, metrics, why a task ended. Data for the serializer, and
 * the place to look a field up. Same as Spark: names, order, units. Left out on purpose: push-based shuffle, executor metrics, which
 * are written as Spark writes them when they are not used; stack frames of JavaScript. Rules C8.11–C8.16, C8.20–C8.29.
 * Spark 3.5.3: core/…/util/JsonProtocol.scala.
 */
import { epochMillis } from "../foundation/timestamps.ts";
import type { RDDInfo, StageInfo, StorageLevelInfo, TaskInfo } from "../events/listener-events.ts";
import type { BlockManagerId, TaskEndReason } from "../events/task-end-reason.ts";
import type { Accumulable, EndedMetrics } from "./accumulables.ts";
import { internalMetrics, RESULT_SIZE, type Reported } from "./internal-metrics.ts";
import { jsonText, textMap, type Json, type JsonObject } from "./json-text.ts";

/** The fields of a record, in the order written: name, and where its value comes from. Undefined is not written. */
export type Table<T> = readonly (readonly [name: string, of: (record: T) => Json | undefined])[];

export const written = <T>(table: Table<T>, record: T): JsonObject => ({
  fields: table.map(([name, of]) => [name, of(record)] as const),
});

const each = <T>(table: Table<T>, records: readonly T[]): Json =>
  records.map((record) => written(table, record));

const time = (at: number | undefined): number | undefined =>
  at === undefined ? undefined : epochMillis(at);

/** A time that Spark writes as 0 while it is not known. */
const timeOrZero = (at: number): number => (at === 0 ? 0 : epochMillis(at));

const none: Json = [];

export const storageLevelFields: Table<StorageLevelInfo> = [
  ["Use Disk", (level) => level.useDisk],
  ["Use Memory", (level) => level.useMemory],
  ["Use Off Heap", (level) => level.useOffHeap],
  ["Deserialized", (level) => level.deserialized],
  ["Replication", (level) => level.replication],
];

export const blockManagerFields: Table<BlockManagerId> = [
  ["Executor ID", (id) => id.executorId],
  ["Host", (id) => id.host],
  ["Port", (id) => id.port],
];

const rddFields: Table<RDDInfo> = [
  ["RDD ID", (rdd) => rdd.id],
  ["Name", (rdd) => rdd.name],
  ["Scope", ({ scope }) => (scope === undefined ? undefined : scopeText(scope))],
  ["Callsite", (rdd) => rdd.callSite],
  ["Parent IDs", (rdd) => rdd.parentIds],
  ["Storage Level", (rdd) => written(storageLevelFields, rdd.storageLevel)],
  ["Barrier", (rdd) => rdd.isBarrier],
  ["DeterministicLevel", (rdd) => rdd.outputDeterministicLevel],
  ["Number of Partitions", (rdd) => rdd.numPartitions],
  ["Number of Cached Partitions", () => 0],
  ["Memory Size", () => 0],
  ["Disk Size", () => 0],
];

/** A scope stands in the log as a text that is JSON itself. */
const scopeText = (scope: { readonly id: string; readonly name: string }): string =>
  jsonText(
    textMap([
      ["id", scope.id],
      ["name", scope.name],
    ]),
  );

const accumulableFields: Table<Accumulable> = [
  ["ID", (entry) => entry.id],
  ["Name", (entry) => entry.name],
  ["Update", (entry) => entry.update],
  ["Value", (entry) => entry.value],
  ["Internal", (entry) => entry.internal],
  ["Count Failed Values", (entry) => entry.internal],
];

/** A stage with the sums of its attempt so far. */
export interface StageRecord {
  readonly info: StageInfo;
  readonly accumulables: readonly Accumulable[];
}

export const stageFields: Table<StageRecord> = [
  ["Stage ID", ({ info }) => info.stageId],
  ["Stage Attempt ID", ({ info }) => info.attemptNumber],
  ["Stage Name", ({ info }) => info.name],
  ["Number of Tasks", ({ info }) => info.numTasks],
  ["RDD Info", ({ info }) => each(rddFields, info.rddInfos)],
  ["Parent IDs", ({ info }) => info.parentIds],
  ["Details", ({ info }) => info.details],
  ["Submission Time", ({ info }) => time(info.submissionTime)],
  ["Completion Time", ({ info }) => time(info.completionTime)],
  ["Failure Reason", ({ info }) => info.failureReason],
  ["Accumulables", ({ accumulables }) => each(accumulableFields, accumulables)],
  ["Resource Profile Id", () => 0],
  ["Shuffle Push Enabled", () => false],
  ["Shuffle Push Mergers Count", () => 0],
];

/** A task attempt with what it added to the accumulators. */
export interface TaskRecord {
  readonly info: TaskInfo;
  readonly accumulables: readonly Accumulable[];
}

export const taskFields: Table<TaskRecord> = [
  ["Task ID", ({ info }) => info.taskId],
  ["Index", ({ info }) => info.index],
  ["Attempt", ({ info }) => info.attemptNumber],
  ["Partition ID", ({ info }) => info.partitionId],
  ["Launch Time", ({ info }) => epochMillis(info.launchTime)],
  ["Executor ID", ({ info }) => info.executorId],
  ["Host", ({ info }) => info.host],
  ["Locality", ({ info }) => info.taskLocality],
  ["Speculative", ({ info }) => info.speculative],
  ["Getting Result Time", ({ info }) => timeOrZero(info.gettingResultTime)],
  ["Finish Time", ({ info }) => timeOrZero(info.finishTime)],
  ["Failed", ({ info }) => info.failed],
  ["Killed", ({ info }) => info.killed],
  ["Accumulables", ({ accumulables }) => each(accumulableFields, accumulables)],
];

/** The metric of this internal name, 0 where the task did not report it. */
const metric = (name: string): ((reported: Reported) => number) => {
  const at = internalMetrics.findIndex((known) => known.name === `internal.metrics.${name}`);
  return (reported) => reported[at] ?? 0;
};

const pushBasedShuffleFields: Table<Reported> = [
  ["Corrupt Merged Block Chunks", metric("shuffle.push.read.corruptMergedBlockChunks")],
  ["Merged Fetch Fallback Count", metric("shuffle.push.read.mergedFetchFallbackCount")],
  ["Merged Remote Blocks Fetched", metric("shuffle.push.read.remoteMergedBlocksFetched")],
  ["Merged Local Blocks Fetched", metric("shuffle.push.read.localMergedBlocksFetched")],
  ["Merged Remote Chunks Fetched", metric("shuffle.push.read.remoteMergedChunksFetched")],
  ["Merged Local Chunks Fetched", metric("shuffle.push.read.localMergedChunksFetched")],
  ["Merged Remote Bytes Read", metric("shuffle.push.read.remoteMergedBytesRead")],
  ["Merged Local Bytes Read", metric("shuffle.push.read.localMergedBytesRead")],
  ["Merged Remote Requests Duration", metric("shuffle.push.read.remoteMergedReqsDuration")],
];

const shuffleReadFields: Table<Reported> = [
  ["Remote Blocks Fetched", metric("shuffle.read.remoteBlocksFetched")],
  ["Local Blocks Fetched", metric("shuffle.read.localBlocksFetched")],
  ["Fetch Wait Time", metric("shuffle.read.fetchWaitTime")],
  ["Remote Bytes Read", metric("shuffle.read.remoteBytesRead")],
  ["Remote Bytes Read To Disk", metric("shuffle.read.remoteBytesReadToDisk")],
  ["Local Bytes Read", metric("shuffle.read.localBytesRead")],
  ["Total Records Read", metric("shuffle.read.recordsRead")],
  ["Remote Requests Duration", metric("shuffle.read.remoteReqsDuration")],
  ["Push Based Shuffle", (reported) => written(pushBasedShuffleFields, reported)],
];

const shuffleWriteFields: Table<Reported> = [
  ["Shuffle Bytes Written", metric("shuffle.write.bytesWritten")],
  ["Shuffle Write Time", metric("shuffle.write.writeTime")],
  ["Shuffle Records Written", metric("shuffle.write.recordsWritten")],
];

const inputFields: Table<Reported> = [
  ["Bytes Read", metric("input.bytesRead")],
  ["Records Read", metric("input.recordsRead")],
];

const outputFields: Table<Reported> = [
  ["Bytes Written", metric("output.bytesWritten")],
  ["Records Written", metric("output.recordsWritten")],
];

export const metricsFields: Table<Reported> = [
  ["Executor Deserialize Time", metric("executorDeserializeTime")],
  ["Executor Deserialize CPU Time", metric("executorDeserializeCpuTime")],
  ["Executor Run Time", metric("executorRunTime")],
  ["Executor CPU Time", metric("executorCpuTime")],
  ["Peak Execution Memory", metric("peakExecutionMemory")],
  ["Result Size", metric("resultSize")],
  ["JVM GC Time", metric("jvmGCTime")],
  ["Result Serialization Time", metric("resultSerializationTime")],
  ["Memory Bytes Spilled", metric("memoryBytesSpilled")],
  ["Disk Bytes Spilled", metric("diskBytesSpilled")],
  ["Shuffle Read Metrics", (reported) => written(shuffleReadFields, reported)],
  ["Shuffle Write Metrics", (reported) => written(shuffleWriteFields, reported)],
  ["Input Metrics", (reported) => written(inputFields, reported)],
  ["Output Metrics", (reported) => written(outputFields, reported)],
  ["Updated Blocks", () => none],
];

/** Peaks that executors poll; the engine polls none, and so does Spark unless asked. */
const executorMetrics =
  `JVMHeapMemory JVMOffHeapMemory OnHeapExecutionMemory OffHeapExecutionMemory OnHeapStorageMemory
  OffHeapStorageMemory OnHeapUnifiedMemory OffHeapUnifiedMemory DirectPoolMemory MappedPoolMemory ProcessTreeJVMVMemory
  ProcessTreeJVMRSSMemory ProcessTreePythonVMemory ProcessTreePythonRSSMemory ProcessTreeOtherVMemory ProcessTreeOtherRSSMemory
  MinorGCCount MinorGCTime MajorGCCount MajorGCTime TotalGCTime`.split(/\s+/);

export const executorMetricsFields: Table<unknown> = executorMetrics.map(
  (name) => [name, () => 0] as const,
);

/** Why an attempt ended, with the metrics that came with its end. */
export interface EndRecord {
  readonly reason: TaskEndReason;
  readonly metrics: EndedMetrics;
}

export function reasonFields({ reason, metrics }: EndRecord): JsonObject {
  const kind = ["Reason", reason.kind] as const;
  switch (reason.kind) {
    case "Success":
    case "Resubmitted":
    case "TaskResultLost":
    case "UnknownReason":
      return { fields: [kind] };
    case "FetchFailed": {
      const at = reason.bmAddress;
      const address = at === undefined ? undefined : written(blockManagerFields, at);
      return {
        fields: [
          kind,
          ["Block Manager Address", address],
          ["Shuffle ID", reason.shuffleId],
          ["Map ID", reason.mapId],
          ["Map Index", reason.mapIndex],
          ["Reduce ID", reason.reduceId],
          ["Message", reason.message],
        ],
      };
    }
    case "ExceptionFailure":
      return {
        fields: [
          kind,
          ["Class Name", reason.className],
          ["Description", reason.description],
          ["Stack Trace", none],
          ["Full Stack Trace", reason.fullStackTrace],
          ["Accumulator Updates", namelessUpdates(metrics)],
        ],
      };
    case "ExecutorLostFailure":
      return {
        fields: [
          kind,
          ["Executor ID", reason.executorId],
          ["Exit Caused By App", reason.exitCausedByApp],
          ["Loss Reason", reason.reason],
        ],
      };
    case "TaskKilled":
      return {
        fields: [
          kind,
          ["Kill Reason", reason.reason],
          ["Accumulator Updates", namelessUpdates(metrics)],
        ],
      };
  }
}

/** Spark's quirk (C8.29): here the internal metrics have lost their names, are texts, and are not called internal. */
function namelessUpdates({ firstId, reported }: EndedMetrics): Json {
  return (reported ?? []).flatMap((update, at) =>
    update === undefined && at !== RESULT_SIZE
      ? []
      : [
          {
            fields: [
              ["ID", firstId + at],
              ["Update", String(update ?? 0)],
              ["Internal", false],
              ["Count Failed Values", true],
            ] as const,
          },
        ],
  );
}
