/**
 * What events are made of: stages, tasks, RDDs, accumulators, storage levels, executors, ends of tasks, read from logs of any version. In Spark: the
 * second half of JsonProtocol. The same: which fields may be missing and what stands for them. Left out on purpose: fields that no answer needs.
 * Spark 3.5.3: core/…/util/JsonProtocol.scala, TaskEndReason.scala.
 */
import type {
  AccumulableRead,
  BlockManagerRead,
  EndReasonRead,
  ExecutorRead,
  ResourceRead,
  RddRead,
  StageRead,
  StorageLevelRead,
  TaskRead,
} from "./events.ts";
import {
  asText,
  BadEvent,
  flag,
  flagOr,
  int,
  intOr,
  intsOr,
  isList,
  isNode,
  listOr,
  long,
  millis,
  node,
  nodes,
  nodesOr,
  nullableText,
  optionalMillis,
  optionalNode,
  optionalText,
  text,
  textMap,
  textMapOr,
} from "./json-fields.ts";
import type { JsonNode, JsonValue } from "./json-line.ts";
import { type Long, longOf } from "./longs.ts";

const metricsPrefix = "internal.metrics.";

export function readAccumulable(from: JsonNode): AccumulableRead {
  const name = optionalText(from, "Name");
  const isMetric = name?.startsWith(metricsPrefix) === true;
  const update = from["Update"] ?? undefined;
  if (isMetric) for (const field of ["Update", "Value"]) mustBeMetric(from[field], name);
  return {
    id: long(from, "ID"),
    name,
    update: update === undefined ? undefined : asText(update),
    value: optionalText(from, "Value"),
    hidden: flagOr(from, "Internal", false) || optionalText(from, "Metadata") === "sql",
    metricUpdate: isMetric ? asLong(update) : undefined,
  };
}

function asLong(value: JsonValue | undefined): Long | undefined {
  if (typeof value === "bigint") return longOf(value);
  return typeof value === "number" ? value : undefined;
}

/** A metric of Spark's own is a long, or the list of the blocks that were updated. */
function mustBeMetric(value: JsonValue | undefined, name: string): void {
  const isWhole = typeof value === "bigint" || Number.isInteger(value);
  if (value !== null && value !== undefined && !isWhole && !isList(value))
    throw new BadEvent(`${name} is no metric`);
}

export function readStorageLevel(from: JsonNode): StorageLevelRead {
  return {
    useDisk: flag(from, "Use Disk"),
    useMemory: flag(from, "Use Memory"),
    useOffHeap: flagOr(from, "Use Off Heap", false),
    deserialized: flag(from, "Deserialized"),
    replication: int(from, "Replication"),
  };
}

const readRdd = (from: JsonNode): RddRead => ({
  id: int(from, "RDD ID"),
  name: text(from, "Name"),
  numPartitions: int(from, "Number of Partitions"),
  storageLevel: readStorageLevel(node(from, "Storage Level")),
  parentIds: listOr(from, "Parent IDs").filter((id) => typeof id === "number"),
  scope: readScope(optionalText(from, "Scope")),
});

/** A scope is a JSON text in the JSON: {"id":"3","name":"map"}; those around it are not looked at. One that cannot be read is none. */
function readScope(text: string | undefined): RddRead["scope"] {
  if (text === undefined) return undefined;
  const [, id] = /"id":"([^"\\]*)"/.exec(text) ?? [];
  const [, name] = /"name":"((?:[^"\\]|\\.)*)"/.exec(text) ?? [];
  return id === undefined || name === undefined ? undefined : { id, name };
}

export function readStage(from: JsonNode): StageRead {
  return {
    stageId: int(from, "Stage ID"),
    attemptId: intOr(from, "Stage Attempt ID", 0),
    name: text(from, "Stage Name"),
    numTasks: int(from, "Number of Tasks"),
    rdds: nodes(from, "RDD Info").map(readRdd),
    parentIds: intsOr(from, "Parent IDs"),
    details: optionalText(from, "Details") ?? "",
    submissionTime: optionalMillis(from, "Submission Time"),
    completionTime: optionalMillis(from, "Completion Time"),
    failureReason: optionalText(from, "Failure Reason"),
    accumulables: nodesOr(from, "Accumulables").map(readAccumulable),
    resourceProfileId: intOr(from, "Resource Profile Id", 0),
    isShufflePushEnabled: flagOr(from, "Shuffle Push Enabled", false),
    shuffleMergersCount: intOr(from, "Shuffle Push Mergers Count", 0),
  };
}

/** A stage of which a log before Spark 1.2 says only the number. */
export const unknownStage = (stageId: number): StageRead => ({
  stageId,
  attemptId: 0,
  name: "unknown",
  numTasks: 0,
  rdds: [],
  parentIds: [],
  details: "unknown",
  submissionTime: undefined,
  completionTime: undefined,
  failureReason: undefined,
  accumulables: [],
  resourceProfileId: 0,
  isShufflePushEnabled: false,
  shuffleMergersCount: 0,
});

const localities = new Set(["PROCESS_LOCAL", "NODE_LOCAL", "NO_PREF", "RACK_LOCAL", "ANY"]);

export function readTask(from: JsonNode): TaskRead {
  const locality = text(from, "Locality");
  if (!localities.has(locality)) throw new BadEvent(`there is no locality ${locality}`);
  return {
    taskId: long(from, "Task ID"),
    index: int(from, "Index"),
    attempt: intOr(from, "Attempt", 1),
    partitionId: intOr(from, "Partition ID", -1),
    launchTime: millis(from, "Launch Time"),
    executorId: text(from, "Executor ID"),
    host: text(from, "Host"),
    locality,
    speculative: flagOr(from, "Speculative", false),
    gettingResultTime: millis(from, "Getting Result Time"),
    finishTime: millis(from, "Finish Time"),
    failed: flag(from, "Failed"),
    killed: flagOr(from, "Killed", false),
    accumulables: nodesOr(from, "Accumulables").map(readAccumulable),
  };
}

interface Address {
  readonly executorId: string;
  readonly host: string;
  readonly port: number;
}

const readAddress = (from: JsonNode): Address => ({
  executorId: text(from, "Executor ID"),
  host: text(from, "Host"),
  port: int(from, "Port"),
});

export function readBlockManager(from: JsonNode): BlockManagerRead {
  const { executorId, host, port } = readAddress(from);
  return { executorId, hostPort: `${host}:${port}` };
}

/** How Spark tells each end; a kind that is missing here makes the event a bad one. */
const endReasons: Readonly<Record<string, (from: JsonNode) => EndReasonRead>> = {
  Success: () => ({ kind: "Success", message: undefined }),
  Resubmitted: () => ({
    kind: "Resubmitted",
    message: "Resubmitted (resubmitted due to lost executor)",
  }),
  FetchFailed: (from) => failed(fetchFailure(from)),
  ExceptionFailure: (from) => failed(exceptionText(from)),
  TaskResultLost: () => failed("TaskResultLost (result lost from block manager)"),
  TaskKilled: (from) => ({
    kind: "TaskKilled",
    message: optionalText(from, "Kill Reason") ?? "unknown reason",
  }),
  TaskCommitDenied: (from) => ({ kind: "TaskCommitDenied", message: deniedText(from) }),
  ExecutorLostFailure: (from) => failed(lostText(from)),
  UnknownReason: () => failed("UnknownReason"),
};

const failed = (message: string): EndReasonRead => ({ kind: "Failed", message });

export function readEndReason(from: JsonNode): EndReasonRead {
  const name = text(from, "Reason");
  const reader = Object.hasOwn(endReasons, name) ? endReasons[name] : undefined;
  if (reader === undefined) throw new BadEvent(`there is no end ${name}`);
  return reader(from);
}

function fetchFailure(from: JsonNode): string {
  const address = optionalNode(from, "Block Manager Address");
  const { executorId, host, port } =
    address === undefined ? { executorId: "", host: "", port: 0 } : readAddress(address);
  const place =
    address === undefined ? "null" : `BlockManagerId(${executorId}, ${host}, ${port}, None)`;
  const index = from["Map Index"] == null ? "Unknown" : String(int(from, "Map Index"));
  const message = optionalText(from, "Message") ?? "Unknown reason";
  const numbers = `mapId=${long(from, "Map ID")}, reduceId=${int(from, "Reduce ID")}`;
  return `FetchFailed(${place}, shuffleId=${int(from, "Shuffle ID")}, mapIndex=${index}, ${numbers}, message=\n${message}\n)`;
}

function exceptionText(from: JsonNode): string {
  const name = nullableText(from, "Class Name") ?? "null";
  const description = nullableText(from, "Description") ?? "";
  const frames = nodesOr(from, "Stack Trace").map((frame) => `        ${frameText(frame)}`);
  const whole = optionalText(from, "Full Stack Trace");
  return whole ?? `${name}: ${description}\n${frames.join("\n")}`;
}

/** A frame as Java prints it. */
function frameText(from: JsonNode): string {
  const line = int(from, "Line Number");
  const file = from["File Name"] == null ? undefined : nullableText(from, "File Name");
  const known = file === undefined ? "Unknown Source" : line < 0 ? file : `${file}:${line}`;
  const place = line === -2 ? "Native Method" : known;
  return `${text(from, "Declaring Class")}.${text(from, "Method Name")}(${place})`;
}

function deniedText(from: JsonNode): string {
  const [job, partition, attempt] = ["Job ID", "Partition ID", "Attempt Number"].map((name) =>
    intOr(from, name, -1),
  );
  return `TaskCommitDenied (Driver denied task commit) for job: ${job}, partition: ${partition}, attemptNumber: ${attempt}`;
}

function lostText(from: JsonNode): string {
  const executor = optionalText(from, "Executor ID") ?? "Unknown";
  const byApp = flagOr(from, "Exit Caused By App", true);
  const exit = byApp ? "caused by one of the running tasks" : "unrelated to the running tasks";
  const reason = optionalText(from, "Loss Reason");
  return `ExecutorLostFailure (executor ${executor} exited ${exit})${reason === undefined ? "" : ` Reason: ${reason}`}`;
}

export function readExecutor(from: JsonNode): ExecutorRead {
  return {
    host: text(from, "Host"),
    totalCores: int(from, "Total Cores"),
    logUrls: textMap(from, "Log Urls"),
    attributes: textMapOr(from, "Attributes"),
    resources: entries(from, "Resources").map(([name, one]) => [name, readResource(one)]),
    resourceProfileId: intOr(from, "Resource Profile Id", 0),
  };
}

const readResource = (from: JsonNode): ResourceRead => ({
  name: text(from, "name"),
  addresses: listOr(from, "addresses").map(asText),
});

/** The objects in an object, by name; none where it is missing. */
export function entries(from: JsonNode, name: string): readonly (readonly [string, JsonNode])[] {
  const holder = optionalNode(from, name);
  return Object.entries(holder ?? {}).map(([key, value]) => {
    if (!isNode(value)) throw new BadEvent(`${name} holds what is no object`);
    return [key, value];
  });
}
