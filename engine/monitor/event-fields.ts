/**
 * Spark's listener events as lines of the event log: which fields, in which order, from where. Same as Spark: names and order of each event's
 * fields, times in milliseconds, and which events are not written unless asked for. Ours: what the machine would say of itself (Java, class path) is
 * a constant. Left out on purpose: events that the engine does not post. Rules C8.2, C8.10. Spark 3.5.3: core/…/util/JsonProtocol.scala.
 */
import { MiB } from "../foundation/sizes.ts";
import { epochMillis } from "../foundation/timestamps.ts";
import type { JobResult, Properties, SparkListenerEvent } from "../events/listener-events.ts";
import type { EventOf } from "../events/trace.ts";
import { inOrder, type Accumulables } from "./accumulables.ts";
import { textMap, type Json, type JsonObject } from "./json-text.ts";
import { exclusionFields } from "./exclusion-fields.ts";
import {
  blockManagerFields,
  executorMetricsFields,
  metricsFields,
  reasonFields,
  stageFields,
  storageLevelFields,
  taskFields,
  written,
  type Table,
} from "./record-fields.ts";

/** What a line needs beyond its event. */
export interface LogState {
  readonly accumulables: Accumulables;
  /** The application's settings. */
  readonly conf: Properties;
}

/** The fields of an event after its name. */
type EventTable<K extends SparkListenerEvent["kind"]> = (
  event: EventOf<K>,
  state: LogState,
) => JsonObject;

const properties = (map: Properties): JsonObject => textMap(Object.entries(map));

const tableOf =
  <K extends SparkListenerEvent["kind"]>(table: Table<EventOf<K>>): EventTable<K> =>
  (event) =>
    written(table, event);

/** What Spark's EventLoggingListener writes: all but these, as recorded on 3.5.3. */
export type LoggedEvent = Exclude<
  SparkListenerEvent,
  {
    readonly kind:
      | "SparkListenerSpeculativeTaskSubmitted"
      | "SparkListenerUnschedulableTaskSetAdded"
      | "SparkListenerUnschedulableTaskSetRemoved";
  }
>;

/** How each event is written. A kind that is missing here does not compile. */
export const eventFields: { readonly [K in LoggedEvent["kind"]]: EventTable<K> } = {
  SparkListenerResourceProfileAdded: (event, { conf }) => ({
    fields: [
      ["Resource Profile Id", 0],
      ["Executor Resource Requests", executorRequests(event, conf)],
      ["Task Resource Requests", taskRequests(conf)],
    ],
  }),
  SparkListenerEnvironmentUpdate: tableOf([
    ["JVM Information", () => jvmInformation],
    ["Spark Properties", (event) => properties(event.sparkProperties)],
    ["Hadoop Properties", () => textMap([])],
    ["System Properties", () => systemProperties],
    ["Metrics Properties", () => metricsProperties],
    ["Classpath Entries", () => textMap([])],
  ]),
  SparkListenerApplicationStart: tableOf([
    ["App Name", (event) => event.appName],
    ["App ID", (event) => event.appId],
    ["Timestamp", (event) => epochMillis(event.time)],
    ["User", (event) => event.sparkUser],
    ["App Attempt ID", (event) => event.appAttemptId],
  ]),
  SparkListenerApplicationEnd: tableOf([["Timestamp", (event) => epochMillis(event.time)]]),
  SparkListenerExecutorAdded: tableOf([
    ["Timestamp", (event) => epochMillis(event.time)],
    ["Executor ID", (event) => event.executorId],
    ["Executor Info", executorInfo],
  ]),
  SparkListenerExecutorRemoved: tableOf([
    ["Timestamp", (event) => epochMillis(event.time)],
    ["Executor ID", (event) => event.executorId],
    ["Removed Reason", (event) => event.reason],
  ]),
  SparkListenerBlockManagerAdded: tableOf([
    ["Block Manager ID", (event) => written(blockManagerFields, event.blockManagerId)],
    ["Maximum Memory", (event) => event.maxMem],
    ["Timestamp", (event) => epochMillis(event.time)],
    ["Maximum Onheap Memory", (event) => event.maxMem],
    ["Maximum Offheap Memory", () => 0],
  ]),
  SparkListenerBlockManagerRemoved: tableOf([
    ["Block Manager ID", (event) => written(blockManagerFields, event.blockManagerId)],
    ["Timestamp", (event) => epochMillis(event.time)],
  ]),
  SparkListenerJobStart: tableOf([
    ["Job ID", (event) => event.jobId],
    ["Submission Time", (event) => epochMillis(event.time)],
    [
      "Stage Infos",
      ({ stageInfos }) =>
        stageInfos.map((info) => written(stageFields, { info, accumulables: [] })),
    ],
    ["Stage IDs", ({ stageInfos }) => stageInfos.map(({ stageId }) => stageId)],
    ["Properties", (event) => properties(event.properties)],
  ]),
  SparkListenerJobEnd: tableOf([
    ["Job ID", (event) => event.jobId],
    ["Completion Time", (event) => epochMillis(event.time)],
    ["Job Result", (event) => jobResult(event.jobResult)],
  ]),
  SparkListenerStageSubmitted: tableOf([
    ["Stage Info", ({ stageInfo: info }) => written(stageFields, { info, accumulables: [] })],
    ["Properties", (event) => properties(event.properties)],
  ]),
  SparkListenerStageCompleted: ({ stageInfo: info }, { accumulables: all }) => {
    const internal = all.ofStage(info.stageId, info.attemptNumber);
    const accumulables = inOrder(internal, info.accumulables);
    return { fields: [["Stage Info", written(stageFields, { info, accumulables })]] };
  },
  SparkListenerTaskStart: tableOf([
    ["Stage ID", (event) => event.stageId],
    ["Stage Attempt ID", (event) => event.stageAttemptId],
    ["Task Info", ({ taskInfo: info }) => written(taskFields, { info, accumulables: [] })],
  ]),
  SparkListenerTaskGettingResult: tableOf([
    ["Task Info", ({ taskInfo: info }) => written(taskFields, { info, accumulables: [] })],
  ]),
  SparkListenerTaskEnd: taskEnd,
  SparkListenerUnpersistRDD: tableOf([["RDD ID", (event) => event.rddId]]),
  ...exclusionFields,
  SparkListenerBlockUpdated: (event) => ({
    fields: [["Block Updated Info", written(blockUpdatedFields, event)]],
  }),
};

const blockUpdatedFields: Table<EventOf<"SparkListenerBlockUpdated">> = [
  ["Block Manager ID", (event) => written(blockManagerFields, event.blockManagerId)],
  ["Block ID", (event) => event.blockId],
  ["Storage Level", (event) => written(storageLevelFields, event.storageLevel)],
  ["Memory Size", (event) => event.memSize],
  ["Disk Size", (event) => event.diskSize],
];

function taskEnd(event: EventOf<"SparkListenerTaskEnd">, state: LogState): JsonObject {
  const { reason, taskInfo: info } = event;
  const metrics = state.accumulables.taskEnded(event);
  const { reported } = metrics;
  const accumulables = inOrder(metrics.accumulables, info.accumulables);
  return {
    fields: [
      ["Stage ID", event.stageId],
      ["Stage Attempt ID", event.stageAttemptId],
      ["Task Type", event.taskType],
      ["Task End Reason", reasonFields({ reason, metrics })],
      ["Task Info", written(taskFields, { info, accumulables })],
      ["Task Executor Metrics", written(executorMetricsFields, undefined)],
      ["Task Metrics", reported === undefined ? undefined : written(metricsFields, reported)],
    ],
  };
}

/** In local mode an executor is there from the beginning and registers with nobody. */
function executorInfo(event: EventOf<"SparkListenerExecutorAdded">): JsonObject {
  const registration = event.executorId === "driver" ? undefined : epochMillis(event.time);
  return {
    fields: [
      ["Host", event.host],
      ["Total Cores", event.totalCores],
      ["Log Urls", textMap([])],
      ["Attributes", textMap([])],
      ["Resources", textMap([])],
      ["Resource Profile Id", 0],
      ["Registration Time", registration],
    ],
  };
}

function jobResult(result: JobResult): JsonObject {
  if (result.kind === "JobSucceeded") return { fields: [["Result", result.kind]] };
  const exception: JsonObject = {
    fields: [
      ["Message", result.message],
      ["Stack Trace", []],
    ],
  };
  return {
    fields: [
      ["Result", result.kind],
      ["Exception", exception],
    ],
  };
}

/** The default profile names cores only where they are known: not on a standalone cluster that was not told. */
function executorRequests(
  event: EventOf<"SparkListenerResourceProfileAdded">,
  conf: Properties,
): JsonObject {
  const standalone = (conf["spark.master"] ?? "").startsWith("spark://");
  const known = !standalone || conf["spark.executor.cores"] !== undefined;
  return {
    fields: [
      ["cores", known ? executorRequest("cores", event.cores) : undefined],
      ["memory", executorRequest("memory", Math.floor(event.memory / MiB))],
      ["offHeap", executorRequest("offHeap", 0)],
    ],
  };
}

const executorRequest = (name: string, amount: Json): JsonObject => ({
  fields: [
    ["Resource Name", name],
    ["Amount", amount],
    ["Discovery Script", ""],
    ["Vendor", ""],
  ],
});

function taskRequests(conf: Properties): JsonObject {
  const cpus: JsonObject = {
    fields: [
      ["Resource Name", "cpus"],
      ["Amount", { double: Number(conf["spark.task.cpus"] ?? "1") }],
    ],
  };
  return { fields: [["cpus", cpus]] };
}

const jvmInformation = textMap([
  ["Java Home", "/opt/java"],
  ["Java Version", "17 (simulated)"],
  ["Scala Version", "version 2.12.18"],
]);

const systemProperties = textMap([
  ["file.encoding", "UTF-8"],
  ["line.separator", "\n"],
  ["user.timezone", "Etc/UTC"],
]);

const metricsProperties = textMap([
  ["*.sink.servlet.class", "org.apache.spark.metrics.sink.MetricsServlet"],
  ["*.sink.servlet.path", "/metrics/json"],
  ["applications.sink.servlet.path", "/metrics/applications/json"],
  ["master.sink.servlet.path", "/metrics/master/json"],
]);
