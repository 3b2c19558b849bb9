/**
 * A logged event, read: by its name, tolerant of every version that ever wrote it. In Spark: JsonProtocol.sparkEventFromJson. The same: names, the old
 * ones among them (blacklisted is excluded), what may be missing. Ours: an event that Spark would break off at is left out, and counted by whoever asks.
 * Left out on purpose: events of streaming and of other libraries, which count as not known. Spark 3.5.3: core/…/util/JsonProtocol.scala.
 */
import type { EventKind, ReadEvent, ReadEventOf, ResourceProfileRead, TaskRead } from "./events.ts";
import { readExecutorMetrics } from "./executor-metrics.ts";
import {
  asText,
  BadEvent,
  double,
  int,
  intOr,
  list,
  long,
  longOr,
  millis,
  node,
  nodes,
  nodesOr,
  nullableText,
  optionalLong,
  optionalMillis,
  optionalNode,
  optionalText,
  text,
  textMap,
  textMapOr,
} from "./json-fields.ts";
import type { JsonNode } from "./json-line.ts";
import { sqlReaders } from "./read-sql.ts";
import {
  entries,
  readAccumulable,
  readBlockManager,
  readEndReason,
  readExecutor,
  readStage,
  readStorageLevel,
  readTask,
  unknownStage,
} from "./read-parts.ts";
import { metricsOfAccumulators, readTaskMetrics } from "./task-metrics.ts";

const stageKey = (from: JsonNode): { stageId: number; attemptId: number } => ({
  stageId: int(from, "Stage ID"),
  attemptId: intOr(from, "Stage Attempt ID", 0),
});

const properties = (from: JsonNode): ReadonlyMap<string, string> =>
  new Map(textMapOr(from, "Properties"));

type Readers = { readonly [K in EventKind]?: (from: JsonNode) => ReadEventOf<K> };

/** Events that JsonProtocol writes field by field: their names are words. */
const wordy: Readers = {
  LogStart: (from) => ({ kind: "LogStart", sparkVersion: text(from, "Spark Version") }),
  ApplicationStart: (from) => ({
    kind: "ApplicationStart",
    name: text(from, "App Name"),
    appId: optionalText(from, "App ID"),
    attemptId: optionalText(from, "App Attempt ID"),
    time: millis(from, "Timestamp"),
    sparkUser: text(from, "User"),
    driverLogs: from["Driver Logs"] == null ? undefined : textMap(from, "Driver Logs"),
    driverAttributes: textMapOr(from, "Driver Attributes"),
  }),
  ApplicationEnd: (from) => ({ kind: "ApplicationEnd", time: millis(from, "Timestamp") }),
  EnvironmentUpdate: (from) => ({
    kind: "EnvironmentUpdate",
    environment: {
      jvm: textMap(from, "JVM Information"),
      spark: textMap(from, "Spark Properties"),
      hadoop: textMapOr(from, "Hadoop Properties"),
      system: textMap(from, "System Properties"),
      metrics: textMapOr(from, "Metrics Properties"),
      classpath: textMap(from, "Classpath Entries"),
    },
  }),
  ResourceProfileAdded: (from) => ({ kind: "ResourceProfileAdded", profile: profile(from) }),
  ExecutorAdded: (from) => ({
    kind: "ExecutorAdded",
    time: millis(from, "Timestamp"),
    executorId: text(from, "Executor ID"),
    executor: readExecutor(node(from, "Executor Info")),
  }),
  ExecutorRemoved: (from) => ({
    kind: "ExecutorRemoved",
    time: millis(from, "Timestamp"),
    executorId: text(from, "Executor ID"),
    reason: nullableText(from, "Removed Reason"),
  }),
  BlockManagerAdded: (from) => ({
    kind: "BlockManagerAdded",
    time: optionalMillis(from, "Timestamp") ?? -1,
    blockManager: readBlockManager(node(from, "Block Manager ID")),
    maxMemory: long(from, "Maximum Memory"),
    maxOnHeap: optionalLong(from, "Maximum Onheap Memory"),
    maxOffHeap: optionalLong(from, "Maximum Offheap Memory"),
  }),
  BlockUpdated: (from) => blockUpdated(node(from, "Block Updated Info")),
  UnpersistRDD: (from) => ({ kind: "UnpersistRDD", rddId: int(from, "RDD ID") }),
  JobStart: (from) => ({
    kind: "JobStart",
    jobId: int(from, "Job ID"),
    time: optionalMillis(from, "Submission Time") ?? -1,
    stages:
      from["Stage Infos"] == null
        ? list(from, "Stage IDs").map((_, at) => unknownStage(stageIdAt(from, at)))
        : nodes(from, "Stage Infos").map(readStage),
    properties: properties(from),
  }),
  JobEnd: (from) => ({
    kind: "JobEnd",
    jobId: int(from, "Job ID"),
    time: optionalMillis(from, "Completion Time") ?? -1,
    succeeded: succeeded(node(from, "Job Result")),
  }),
  StageSubmitted: (from) => ({
    kind: "StageSubmitted",
    stage: readStage(node(from, "Stage Info")),
    properties: properties(from),
  }),
  StageCompleted: (from) => ({
    kind: "StageCompleted",
    stage: readStage(node(from, "Stage Info")),
  }),
  TaskStart: (from) => ({
    kind: "TaskStart",
    ...stageKey(from),
    task: readTask(node(from, "Task Info")),
  }),
  TaskEnd: (from) => ({
    kind: "TaskEnd",
    ...stageKey(from),
    taskType: text(from, "Task Type"),
    reason: readEndReason(node(from, "Task End Reason")),
    task: finished(readTask(node(from, "Task Info"))),
    executorMetrics: readExecutorMetrics(from, "Task Executor Metrics"),
    metrics: readTaskMetrics(optionalNode(from, "Task Metrics")),
  }),
  ExecutorMetricsUpdate: (from) => ({
    kind: "ExecutorMetricsUpdate",
    executorId: text(from, "Executor ID"),
    tasks: nodes(from, "Metrics Updated").map((one) => ({
      ...stageKey(one),
      taskId: long(one, "Task ID"),
      metrics: metricsOfAccumulators(nodes(one, "Accumulator Updates").map(readAccumulable)),
    })),
    stages: nodesOr(from, "Executor Metrics Updated").map((one) => ({
      ...stageKey(one),
      metrics: readExecutorMetrics(one, "Executor Metrics"),
    })),
  }),
  StageExecutorMetrics: (from) => ({
    kind: "StageExecutorMetrics",
    ...stageKey(from),
    executorId: text(from, "Executor ID"),
    metrics: readExecutorMetrics(from, "Executor Metrics"),
  }),
};

function finished(task: TaskRead): TaskRead {
  if (task.finishTime === 0) throw new BadEvent("a task ended at no time");
  return task;
}

function stageIdAt(from: JsonNode, at: number): number {
  const value = list(from, "Stage IDs")[at];
  if (typeof value !== "number") throw new BadEvent("Stage IDs holds what is no number");
  return value | 0;
}

function succeeded(result: JsonNode): boolean {
  const name = text(result, "Result");
  if (name !== "JobSucceeded" && name !== "JobFailed") throw new BadEvent(`no result ${name}`);
  if (name === "JobFailed") node(result, "Exception");
  return name === "JobSucceeded";
}

function blockUpdated(info: JsonNode): ReadEventOf<"BlockUpdated"> {
  return {
    kind: "BlockUpdated",
    executorId: readBlockManager(node(info, "Block Manager ID")).executorId,
    blockId: text(info, "Block ID"),
    storageLevel: readStorageLevel(node(info, "Storage Level")),
    memorySize: long(info, "Memory Size"),
    diskSize: long(info, "Disk Size"),
  };
}

const profile = (from: JsonNode): ResourceProfileRead => ({
  id: int(from, "Resource Profile Id"),
  executorResources: entries(from, "Executor Resource Requests").map(([name, one]) => [
    name,
    {
      resourceName: text(one, "Resource Name"),
      amount: long(one, "Amount"),
      discoveryScript: text(one, "Discovery Script"),
      vendor: text(one, "Vendor"),
    },
  ]),
  taskResources: entries(from, "Task Resource Requests").map(([name, one]) => [
    name,
    { resourceName: text(one, "Resource Name"), amount: double(one, "Amount") },
  ]),
});

type Reader = (from: JsonNode) => ReadEvent;

const classKey = (from: JsonNode): { stageId: number; attemptId: number } => ({
  stageId: intOr(from, "stageId", 0),
  attemptId: intOr(from, "stageAttemptId", 0),
});

const executorExcluded =
  (excluded: boolean): Reader =>
  (from) => ({ kind: "ExecutorExcluded", executorId: text(from, "executorId"), excluded });

const nodeExcluded =
  (excluded: boolean): Reader =>
  (from) => ({ kind: "NodeExcluded", host: text(from, "hostId"), excluded });

const executorExcludedForStage: Reader = (from) => ({
  kind: "ExecutorExcludedForStage",
  ...classKey(from),
  executorId: text(from, "executorId"),
});

const nodeExcludedForStage: Reader = (from) => ({
  kind: "NodeExcludedForStage",
  ...classKey(from),
  host: text(from, "hostId"),
});

const processAdded: Reader = (from) => {
  const info = node(from, "info");
  return {
    kind: "MiscellaneousProcessAdded",
    time: Number(longOr(from, "time", 0)),
    processId: text(from, "processId"),
    hostPort: text(info, "hostPort"),
    cores: intOr(info, "cores", 0),
    logUrls: textMapOr(info, "logUrlInfo"),
  };
};

/** Events that Jackson writes by their classes: their names are the classes' names. */
const byClass: Readonly<Record<string, Reader>> = {
  ExecutorBlacklisted: executorExcluded(true),
  ExecutorExcluded: executorExcluded(true),
  ExecutorUnblacklisted: executorExcluded(false),
  ExecutorUnexcluded: executorExcluded(false),
  NodeBlacklisted: nodeExcluded(true),
  NodeExcluded: nodeExcluded(true),
  NodeUnblacklisted: nodeExcluded(false),
  NodeUnexcluded: nodeExcluded(false),
  ExecutorBlacklistedForStage: executorExcludedForStage,
  ExecutorExcludedForStage: executorExcludedForStage,
  NodeBlacklistedForStage: nodeExcludedForStage,
  NodeExcludedForStage: nodeExcludedForStage,
  MiscellaneousProcessAdded: processAdded,
};

const readers: ReadonlyMap<string, Reader> = new Map([
  ...Object.entries(wordy).map(([name, reader]): [string, Reader] => [
    `SparkListener${name}`,
    reader as Reader,
  ]),
  ...Object.entries(byClass).map(([name, reader]): [string, Reader] => [
    `org.apache.spark.scheduler.SparkListener${name}`,
    reader,
  ]),
  ...sqlReaders,
]);

/** Events of Spark's that no row of ours depends on. */
const withoutRows =
  /^SparkListener(TaskGettingResult|BlockManagerRemoved)$|^org\.apache\.spark\.(sql|streaming)\.|^org\.apache\.spark\.scheduler\.SparkListener(SpeculativeTaskSubmitted|UnschedulableTaskSet(Added|Removed))/;

/** The event; or that no row depends on it, or that its kind is not known. Throws BadEvent where it lacks what its kind must have. */
export function readEvent(from: JsonNode): ReadEvent | "without rows" | "unknown" {
  const name = from["Event"];
  if (name === undefined || name === null) throw new BadEvent("an event without a name");
  const reader = readers.get(asText(name));
  if (reader !== undefined) return reader(from);
  return withoutRows.test(asText(name)) ? "without rows" : "unknown";
}
