/**
 * Status stores made up for the doctor's rules: one job after another, each of one stage, whose tasks go to whichever slot is free first. Times are
 * milliseconds from the application's start. In Spark: what AppStatusListener would have written of such a run.
 */
import { diagnose, type Diagnosis } from "#engine/monitor/doctor/diagnose";
import type { FindingKind } from "#engine/monitor/doctor/finding";
import type { StageRead } from "#engine/monitor/history/events";
import type { TaskRow } from "#engine/monitor/history/rows";
import { StatusStore } from "#engine/monitor/history/store";
import {
  noMetrics,
  type TaskMetricName,
  taskMetricNames,
} from "#engine/monitor/history/task-metrics";

export interface MadeTask {
  readonly duration: number;
  readonly metrics?: Partial<Record<TaskMetricName, number>>;
  /** It failed with this message. */
  readonly error?: string;
}

export interface MadeStage {
  readonly tasks: readonly MadeTask[];
  /** How long the driver does something else before it. */
  readonly gap?: number;
  /** The RDDs in it; its own one if they are not said. */
  readonly rdds?: readonly number[];
  readonly persisted?: boolean;
  readonly name?: string;
}

const counts = {
  numActiveTasks: 0,
  numCompletedTasks: 0,
  numFailedTasks: 0,
  numKilledTasks: 0,
  numCompletedIndices: 0,
  killedTasksSummary: new Map<string, number>(),
};

function metricsOf({ duration, metrics = {} }: MadeTask) {
  const all: Partial<Record<TaskMetricName, number>> = { executorRunTime: duration, ...metrics };
  return noMetrics.map((none, at) => all[taskMetricNames[at] ?? "resultSize"] ?? none);
}

/** Warm-up included: each slot has had a short task before, in a job of its own, so that none of the others is an executor's first. */
export function madeStore(slots: number, stages: readonly MadeStage[]): StatusStore {
  const store = new StatusStore();
  addExecutor(store, slots);
  let now = 0;
  const warm: MadeStage = { tasks: Array.from({ length: slots }, () => ({ duration: 1 })) };
  for (const [stageId, stage] of [warm, ...stages].entries())
    now = addStage(store, stage, { stageId, slots, from: now + (stage.gap ?? 0) });
  store.times = { startTime: 0, endTime: now };
  return store;
}

interface Placed {
  readonly stageId: number;
  readonly slots: number;
  readonly from: number;
}

/** Answers when the stage is over. */
function addStage(store: StatusStore, stage: MadeStage, { stageId, slots, from }: Placed): number {
  const { tasks, rdds = [1000 + stageId], persisted = false, name = `stage ${stageId}` } = stage;
  const free: number[] = Array.from({ length: slots }, () => from);
  for (const [index, task] of tasks.entries()) {
    const slot = free.indexOf(Math.min(...free));
    const launchTime = free[slot] ?? from;
    free[slot] = launchTime + task.duration;
    store.writeTask(taskRow(stageId, index, launchTime, task));
  }
  const to = Math.max(from, ...free);
  const times = { submissionTime: from, completionTime: to };
  const info = stageRead(stageId, name, tasks.length, rdds, persisted);
  store.stages.set(`${stageId}.0`, {
    ...counts,
    ...times,
    info,
    stageId,
    attemptId: 0,
    name,
    status: "COMPLETE",
    jobIds: [stageId],
    description: undefined,
    schedulingPool: "default",
    numTasks: tasks.length,
    rddIds: [...rdds],
    firstTaskLaunchedTime: from,
    failureReason: undefined,
    metrics: noMetrics,
    peaks: undefined,
  });
  store.jobs.set(stageId, {
    ...counts,
    ...times,
    jobId: stageId,
    name,
    description: undefined,
    status: "SUCCEEDED",
    stageIds: [stageId],
    jobGroup: undefined,
    jobTags: [],
    numTasks: tasks.length,
    numSkippedTasks: 0,
    numActiveStages: 0,
    numCompletedStages: 1,
    numSkippedStages: 0,
    numFailedStages: 0,
  });
  return to;
}

function taskRow(stageId: number, index: number, launchTime: number, task: MadeTask): TaskRow {
  return {
    taskId: stageId * 100_000 + index,
    stageId,
    stageAttemptId: 0,
    index,
    attempt: 0,
    partitionId: index,
    launchTime,
    resultFetchStart: -1,
    duration: task.duration,
    executorId: "1",
    host: "host",
    status: task.error === undefined ? "SUCCESS" : "FAILED",
    taskLocality: "ANY",
    speculative: false,
    accumulables: [],
    errorMessage: task.error,
    taskType: "ResultTask",
    metrics: metricsOf(task),
    resubmitted: false,
  };
}

function stageRead(
  stageId: number,
  name: string,
  numTasks: number,
  ids: readonly number[],
  useMemory: boolean,
): StageRead {
  const storageLevel = {
    useDisk: false,
    useMemory,
    useOffHeap: false,
    deserialized: useMemory,
    replication: 1,
  };
  return {
    stageId,
    attemptId: 0,
    name,
    numTasks,
    parentIds: [],
    rdds: ids.map((id) => ({
      id,
      name: "",
      numPartitions: numTasks,
      storageLevel,
      parentIds: [],
      scope: undefined,
    })),
    details: "",
    submissionTime: undefined,
    completionTime: undefined,
    failureReason: undefined,
    accumulables: [],
    resourceProfileId: 0,
    isShufflePushEnabled: false,
    shuffleMergersCount: 0,
  };
}

function addExecutor(store: StatusStore, slots: number): void {
  store.executors.set("1", {
    id: "1",
    hostPort: "host:1",
    isActive: true,
    rddBlocks: 0,
    memoryUsed: 0,
    diskUsed: 0,
    totalCores: slots,
    maxTasks: slots,
    activeTasks: 0,
    failedTasks: 0,
    completedTasks: 0,
    totalTasks: 0,
    totalDuration: 0,
    totalGcTime: 0,
    totalInputBytes: 0,
    totalShuffleRead: 0,
    totalShuffleWrite: 0,
    isExcluded: false,
    excludedInStages: [],
    maxMemory: 0,
    addTime: 0,
    removeTime: undefined,
    removeReason: undefined,
    logs: [],
    memory: undefined,
    peaks: undefined,
    attributes: [],
    resources: [],
    resourceProfileId: 0,
  });
}

export const diagnosed = (slots: number, stages: readonly MadeStage[]): Diagnosis =>
  diagnose(madeStore(slots, stages));

export const kindsOf = ({ findings }: Diagnosis): readonly FindingKind[] =>
  findings.map(({ kind }) => kind);

export const tasksOf = (count: number, duration: number, metrics?: MadeTask["metrics"]) =>
  Array.from({ length: count }, (): MadeTask => ({ duration, ...(metrics && { metrics }) }));
