/** What is told of an attempt at its launch. Spark 3.5.3: core/…/scheduler/TaskInfo.scala. */
import { partitionBytes } from "./task-size.ts";
import type { FailureReason } from "../events/task-end-reason.ts";
import type { ExecutorId, TaskId } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { TaskInfo } from "../events/listener-events.ts";
import type { PlacedTask } from "./pending-tasks.ts";
import type { WorkerOffer } from "./scheduler-backend.ts";
import type { Task, TaskDescription, TaskSet } from "./task.ts";

export function launchedInfo(
  taskId: TaskId,
  { partitionId }: Task,
  { index, locality, speculative = false }: PlacedTask,
  attemptNumber: number,
  { executorId, host }: WorkerOffer,
  launchTime: Micros,
): TaskInfo {
  return {
    taskId,
    index,
    attemptNumber,
    partitionId,
    launchTime,
    executorId,
    host,
    taskLocality: locality,
    speculative,
    gettingResultTime: 0,
    finishTime: 0,
    failed: false,
    killed: false,
    accumulables: [],
  };
}

/** "Lost task 1.3 in stage 43.0 (TID 113) (host executor 1):". */
/** How a task ends that ran on an executor which is gone. */
export const lostWith = (
  executorId: ExecutorId,
  reason: string,
  exitCausedByApp: boolean,
): FailureReason => ({ kind: "ExecutorLostFailure", executorId, exitCausedByApp, reason });

export function lostText(info: TaskInfo, set: TaskSet): string {
  return `Lost task ${info.index}.${info.attemptNumber} in stage ${set.stageId}.${set.stageAttemptId} (TID ${info.taskId}) (${info.host} executor ${info.executorId}):`;
}

/** What is sent for a task at least: its place and a reference to the stage's code, not the code. */
const TASK_BYTES = 2_000;

export const descriptionOf = (
  info: TaskInfo,
  task: Task,
  addresses: readonly string[] | undefined,
): TaskDescription => ({
  addresses,
  task,
  taskId: info.taskId,
  attemptNumber: info.attemptNumber,
  index: info.index,
  executorId: info.executorId,
  bytes: Math.max(TASK_BYTES, partitionBytes(task.binary.rdd, task.partitionId)),
});

/** Why an executor is gone that the driver itself asked to end. */
export const KILLED_BY_DRIVER = "Executor killed by driver.";
