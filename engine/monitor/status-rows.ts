/**
 * Fresh rows of the status, and the counting of ended attempts that stages and jobs share. In Spark: LiveJob, LiveStage, LiveTask, LiveExecutor.
 * Left out on purpose: writing them to a store now and then; a fold has no store. Spark 3.5.3: core/…/status/LiveEntity.scala.
 */
import type { ExecutorId } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { StageInfo } from "../events/listener-events.ts";
import type { EventOf } from "../events/trace.ts";
import type {
  ExecutorStatus,
  JobStatus,
  StageStatus,
  TaskCounts,
  TaskStatus,
} from "./status-records.ts";

/** A row while it is being written. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const noTasks: TaskCounts = {
  numActiveTasks: 0,
  numCompletedTasks: 0,
  numFailedTasks: 0,
  numKilledTasks: 0,
  numCompletedIndices: 0,
};

export function newJob(event: EventOf<"SparkListenerJobStart">): Mutable<JobStatus> {
  const { stageInfos } = event;
  const last = stageInfos.reduce<StageInfo | undefined>(
    (latest, info) => (latest === undefined || info.stageId > latest.stageId ? info : latest),
    undefined,
  );
  const missing = stageInfos.filter(({ completionTime }) => completionTime === undefined);
  return {
    ...noTasks,
    jobId: event.jobId,
    name: last?.name ?? "",
    status: "RUNNING",
    submissionTime: event.time,
    completionTime: undefined,
    stageIds: stageInfos.map(({ stageId }) => stageId),
    numTasks: missing.reduce((sum, { numTasks }) => sum + numTasks, 0),
    numSkippedTasks: 0,
    numActiveStages: 0,
    numCompletedStages: 0,
    numSkippedStages: 0,
    numFailedStages: 0,
    failure: undefined,
  };
}

export const newStage = (info: StageInfo): Mutable<StageStatus> => ({
  ...noTasks,
  stageId: info.stageId,
  attemptId: info.attemptNumber,
  name: info.name,
  status: "PENDING",
  jobIds: [],
  info,
  numTasks: info.numTasks,
  rddIds: info.rddInfos.map(({ id }) => id),
  submissionTime: info.submissionTime,
  firstTaskLaunchedTime: undefined,
  completionTime: info.completionTime,
  failureReason: info.failureReason,
  inputBytes: 0,
  inputRecords: 0,
  shuffleReadBytes: 0,
  shuffleReadRecords: 0,
  shuffleWriteBytes: 0,
  shuffleWriteRecords: 0,
});

export const newTask = ({
  stageId,
  stageAttemptId,
  taskInfo,
}: EventOf<"SparkListenerTaskStart">): Mutable<TaskStatus> => ({
  taskId: taskInfo.taskId,
  stageId,
  stageAttemptId,
  index: taskInfo.index,
  attempt: taskInfo.attemptNumber,
  partitionId: taskInfo.partitionId,
  executorId: taskInfo.executorId,
  host: taskInfo.host,
  taskLocality: taskInfo.taskLocality,
  status: "RUNNING",
  taskType: undefined,
  launchTime: taskInfo.launchTime,
  finishTime: undefined,
  errorMessage: undefined,
  reason: undefined,
  metrics: undefined,
  resubmitted: false,
});

export const newExecutor = (id: ExecutorId, addTime: Micros): Mutable<ExecutorStatus> => ({
  id,
  host: "",
  totalCores: 0,
  maxMemory: 0,
  isActive: true,
  addTime,
  removeTime: undefined,
  removeReason: undefined,
  totalTasks: 0,
  activeTasks: 0,
  completedTasks: 0,
  failedTasks: 0,
  totalDuration: 0,
  totalInputBytes: 0,
  totalShuffleRead: 0,
  totalShuffleWrite: 0,
});

/** Counts the end of an attempt in its stage or in a job. `indices` are the tasks that succeeded there so far. */
export function countEnd(
  counts: Mutable<TaskCounts>,
  { stageId, reason, taskInfo }: EventOf<"SparkListenerTaskEnd">,
  indices: Set<string>,
): void {
  if (reason.kind !== "Resubmitted") counts.numActiveTasks -= 1;
  if (reason.kind === "Success") {
    counts.numCompletedTasks += 1;
    indices.add(`${stageId}.${taskInfo.index}`);
    counts.numCompletedIndices = indices.size;
  } else if (reason.kind === "TaskKilled") counts.numKilledTasks += 1;
  else counts.numFailedTasks += 1;
}
