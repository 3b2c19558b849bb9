/** The engine's events as the part of an Observation that a listener sees. */
import {
  eventsOf,
  type AccumulableInfo,
  type EventOf,
  type TracedEvent,
} from "../../engine/index.ts";
import {
  byTask,
  normalText,
  piecesSeen,
  someOf,
  type AccumulableSeen,
  type AttemptSeen,
  type JobSeen,
  type Observation,
  type PieceSeen,
  type RddSeen,
  type TaskSeen,
} from "./observation.ts";

/** From which place in the trace on events belong to a step. */
export interface StepSpan {
  readonly step: string;
  readonly from: number;
}

type Listened = Omit<Observation, "results" | "nodes">;
type JobStart = EventOf<"SparkListenerJobStart">;

export function observeEvents(
  events: readonly TracedEvent[],
  spans: readonly StepSpan[],
  broadcasts: ReadonlySet<number> = new Set(),
): Listened {
  const stepOf = (id: number): string => spans.findLast((span) => span.from <= id)?.step ?? "?";
  const own = events.filter((event) => stepOf(event.id) !== "inspect");
  const starts = eventsOf(own, "SparkListenerJobStart");
  const stages = new Set(starts.flatMap((start) => start.stageInfos.map((info) => info.stageId)));
  return {
    jobs: starts.map((start) => jobSeen(start, stepOf(start.id), events)),
    rdds: rddsOf(starts),
    attempts: eventsOf(events, "SparkListenerStageSubmitted")
      .filter((event) => stages.has(event.stageInfo.stageId))
      .map((event) => attemptSeen(event, events)),
    tasks: eventsOf(events, "SparkListenerTaskEnd")
      .filter((event) => stages.has(event.stageId))
      .map(taskSeen)
      .sort(byTask),
    lost: eventsOf(own, "SparkListenerExecutorRemoved").map((event) => event.executorId),
    unpersisted: eventsOf(own, "SparkListenerUnpersistRDD").map((event) => event.rddId),
    ...someOf("pieces", piecesOf(own, broadcasts)),
  };
}

/** Pieces of the program's own broadcasts. */
function piecesOf(events: readonly TracedEvent[], broadcasts: ReadonlySet<number>): PieceSeen[] {
  const own = eventsOf(events, "SparkListenerBlockUpdated").filter(({ blockId }) =>
    broadcasts.has(Number(/^broadcast_(\d+)_piece/.exec(blockId)?.[1] ?? -1)),
  );
  return piecesSeen(
    own.map(({ blockId, blockManagerId, storageLevel }) => ({
      block: blockId,
      executor: blockManagerId.executorId,
      there: storageLevel.useMemory,
    })),
  );
}

/** Accumulators of the program, as the recorder tells them. */
const accumulables = (
  all: readonly AccumulableInfo[],
  shown: (info: AccumulableInfo) => string | undefined,
): AccumulableSeen[] =>
  all
    .map((info) => ({
      id: info.id,
      name: info.name ?? "",
      text: shown(info) ?? "",
      countFailed: false,
    }))
    .sort((a, b) => a.id - b.id);

function jobSeen(start: JobStart, step: string, events: readonly TracedEvent[]): JobSeen {
  const end = eventsOf(events, "SparkListenerJobEnd").find((event) => event.jobId === start.jobId);
  if (end === undefined) throw new Error(`job ${start.jobId} has no end`);
  const ran = new Set(
    eventsOf(events, "SparkListenerStageSubmitted").map((event) => event.stageInfo.stageId),
  );
  const stages = [...start.stageInfos].sort((a, b) => a.stageId - b.stageId);
  return {
    id: start.jobId,
    step,
    failed: end.jobResult.kind === "JobFailed" ? normalText(end.jobResult.message) : null,
    stages: stages.map((stage) => {
      const rdds = [...stage.rddInfos].sort((a, b) => a.id - b.id);
      const kept = rdds.filter((rdd) => rdd.storageLevel.useMemory || rdd.storageLevel.useDisk);
      return {
        id: stage.stageId,
        name: normalText(stage.name),
        tasks: stage.numTasks,
        parents: [...stage.parentIds].sort((a, b) => a - b),
        rdds: rdds.map((rdd) => rdd.id),
        persisted: kept.map((rdd) => rdd.id),
      };
    }),
    skipped: stages.map((stage) => stage.stageId).filter((id) => !ran.has(id)),
  };
}

function rddsOf(starts: readonly JobStart[]): RddSeen[] {
  const table = new Map<number, RddSeen>();
  for (const rdd of starts
    .flatMap((start) => start.stageInfos)
    .flatMap((stage) => stage.rddInfos)) {
    table.set(rdd.id, {
      id: rdd.id,
      name: normalText(rdd.name),
      site: normalText(rdd.callSite),
      parents: rdd.parentIds,
      partitions: rdd.numPartitions,
      deterministic: rdd.outputDeterministicLevel,
    });
  }
  return [...table.values()].sort((a, b) => a.id - b.id);
}

function attemptSeen(
  { stageInfo }: EventOf<"SparkListenerStageSubmitted">,
  events: readonly TracedEvent[],
): AttemptSeen {
  const done = eventsOf(events, "SparkListenerStageCompleted").find(
    (event) =>
      event.stageInfo.stageId === stageInfo.stageId &&
      event.stageInfo.attemptNumber === stageInfo.attemptNumber,
  );
  const failed = done?.stageInfo.failureReason;
  return {
    stage: stageInfo.stageId,
    attempt: stageInfo.attemptNumber,
    tasks: stageInfo.numTasks,
    failed: failed === undefined ? null : normalText(failed),
    ...someOf(
      "accumulables",
      accumulables(done?.stageInfo.accumulables ?? [], ({ value }) => value),
    ),
  };
}

function taskSeen(event: EventOf<"SparkListenerTaskEnd">): TaskSeen {
  const { taskInfo: info } = event;
  return {
    stage: event.stageId,
    attempt: event.stageAttemptId,
    index: info.index,
    try: info.attemptNumber,
    partition: info.partitionId,
    executor: info.executorId,
    type: event.taskType,
    locality: info.taskLocality,
    reason: reasonSeen(event.reason),
    ...someOf(
      "accumulables",
      accumulables(info.accumulables, ({ update }) => update),
    ),
  };
}

function reasonSeen(reason: EventOf<"SparkListenerTaskEnd">["reason"]): TaskSeen["reason"] {
  switch (reason.kind) {
    case "ExceptionFailure":
      return { kind: reason.kind, text: normalText(`${reason.className}: ${reason.description}`) };
    case "FetchFailed":
      return { kind: reason.kind, text: normalText(reason.message) };
    case "Success":
      return { kind: reason.kind };
    default:
      return { kind: reason.kind };
  }
}
