/**
 * What one can say of an application's jobs, stages, tasks and executors at an instant: the rows of Spark's web UI and of its REST API. Same as Spark:
 * names and counts. Ours: times are virtual microseconds. Left out on purpose: what is known only of SQL, streaming and exclusion.
 * Spark 3.5.3: core/…/status/api/v1/api.scala.
 */
import type { ExecutorId, HostName, JobId, RddId, StageId, TaskId } from "../foundation/ids.ts";
import type { Bytes, Micros } from "../foundation/sizes.ts";
import type { StageInfo, TaskLocality, TaskType } from "../events/listener-events.ts";
import type { TaskEndReason } from "../events/task-end-reason.ts";
import type { TaskMetrics } from "../events/task-metrics.ts";

/** Counts of task attempts by how they stand. */
export interface TaskCounts {
  readonly numActiveTasks: number;
  readonly numCompletedTasks: number;
  readonly numFailedTasks: number;
  readonly numKilledTasks: number;
  /** Distinct tasks that succeeded at least once. */
  readonly numCompletedIndices: number;
}

export interface JobStatus extends TaskCounts {
  readonly jobId: JobId;
  /** The name of its last stage: the action. */
  readonly name: string;
  readonly status: "RUNNING" | "SUCCEEDED" | "FAILED";
  readonly submissionTime: Micros;
  readonly completionTime: Micros | undefined;
  readonly stageIds: readonly StageId[];
  /** An over-estimate: tasks of stages that will be skipped count, too. */
  readonly numTasks: number;
  readonly numSkippedTasks: number;
  readonly numActiveStages: number;
  readonly numCompletedStages: number;
  readonly numSkippedStages: number;
  readonly numFailedStages: number;
  /** Why it failed. */
  readonly failure: string | undefined;
}

/** One attempt of a stage; or a stage that no job has submitted yet, or that none had to (SKIPPED). */
export interface StageStatus extends TaskCounts {
  readonly stageId: StageId;
  readonly attemptId: number;
  readonly name: string;
  readonly status: "PENDING" | "ACTIVE" | "COMPLETE" | "FAILED" | "SKIPPED";
  readonly jobIds: readonly JobId[];
  readonly info: StageInfo;
  readonly numTasks: number;
  readonly rddIds: readonly RddId[];
  readonly submissionTime: Micros | undefined;
  readonly firstTaskLaunchedTime: Micros | undefined;
  readonly completionTime: Micros | undefined;
  readonly failureReason: string | undefined;
  readonly inputBytes: Bytes;
  readonly inputRecords: number;
  readonly shuffleReadBytes: Bytes;
  readonly shuffleReadRecords: number;
  readonly shuffleWriteBytes: Bytes;
  readonly shuffleWriteRecords: number;
}

/** One task attempt. */
export interface TaskStatus {
  readonly taskId: TaskId;
  readonly stageId: StageId;
  readonly stageAttemptId: number;
  readonly index: number;
  readonly attempt: number;
  readonly partitionId: number;
  readonly executorId: ExecutorId;
  readonly host: HostName;
  readonly taskLocality: TaskLocality;
  readonly status: "RUNNING" | "SUCCESS" | "FAILED" | "KILLED";
  readonly taskType: TaskType | undefined;
  readonly launchTime: Micros;
  readonly finishTime: Micros | undefined;
  readonly errorMessage: string | undefined;
  readonly reason: TaskEndReason | undefined;
  readonly metrics: TaskMetrics | undefined;
  /** It had succeeded, and its output was lost with its executor. */
  readonly resubmitted: boolean;
}

/** The driver stands among the executors, as in the web UI; it has no cores for tasks unless the mode is local. */
export interface ExecutorStatus {
  readonly id: ExecutorId;
  readonly host: HostName;
  readonly totalCores: number;
  readonly maxMemory: Bytes;
  readonly isActive: boolean;
  readonly addTime: Micros;
  readonly removeTime: Micros | undefined;
  readonly removeReason: string | undefined;
  readonly totalTasks: number;
  readonly activeTasks: number;
  readonly completedTasks: number;
  readonly failedTasks: number;
  /** Time of its task attempts together. */
  readonly totalDuration: Micros;
  readonly totalInputBytes: Bytes;
  readonly totalShuffleRead: Bytes;
  readonly totalShuffleWrite: Bytes;
}
