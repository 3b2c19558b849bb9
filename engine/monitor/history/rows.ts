/**
 * The rows of the status store: what the REST API and the web UI say of jobs, stages, tasks, executors, cached RDDs, as it was when the row was last
 * written. In Spark: the wrappers of storeTypes.scala and the classes of api.scala. Times are milliseconds since 1970. Left out on purpose: what Spark
 * only keeps for sorting. Spark 3.5.3: core/…/status/storeTypes.scala, status/api/v1/api.scala.
 */
import type { AccumulableRead, ResourceRead, StageRead } from "./events.ts";
import type { ExecutorMetrics } from "./executor-metrics.ts";
import type { TextMap } from "./json-fields.ts";
import type { Long } from "./longs.ts";
import type { TaskMetrics } from "./task-metrics.ts";

export type JobState = "RUNNING" | "SUCCEEDED" | "FAILED";
export type StageState = "PENDING" | "ACTIVE" | "COMPLETE" | "FAILED" | "SKIPPED";
export type TaskState = "RUNNING" | "GET RESULT" | "SUCCESS" | "FAILED" | "KILLED";

/** Task attempts by how they stand. */
export interface TaskCounts {
  readonly numActiveTasks: number;
  readonly numCompletedTasks: number;
  readonly numFailedTasks: number;
  readonly numKilledTasks: number;
  /** Distinct tasks that succeeded at least once. */
  readonly numCompletedIndices: number;
  /** How many were killed, by the reason. */
  readonly killedTasksSummary: ReadonlyMap<string, number>;
}

export interface JobRow extends TaskCounts {
  readonly jobId: number;
  /** The name of its last stage: the action. */
  readonly name: string;
  readonly description: string | undefined;
  readonly status: JobState;
  readonly submissionTime: number | undefined;
  readonly completionTime: number | undefined;
  readonly stageIds: readonly number[];
  readonly jobGroup: string | undefined;
  readonly jobTags: readonly string[];
  /** An over-estimate: tasks of stages that will be skipped count, too. */
  readonly numTasks: number;
  readonly numSkippedTasks: number;
  readonly numActiveStages: number;
  readonly numCompletedStages: number;
  readonly numSkippedStages: number;
  readonly numFailedStages: number;
}

/** One attempt of a stage; or a stage that no job has submitted yet, or that none had to (SKIPPED). */
export interface StageRow extends TaskCounts {
  readonly info: StageRead;
  readonly stageId: number;
  readonly attemptId: number;
  readonly name: string;
  readonly status: StageState;
  readonly jobIds: readonly number[];
  readonly description: string | undefined;
  readonly schedulingPool: string;
  readonly numTasks: number;
  readonly rddIds: readonly number[];
  readonly submissionTime: number | undefined;
  readonly firstTaskLaunchedTime: number | undefined;
  readonly completionTime: number | undefined;
  readonly failureReason: string | undefined;
  /** The sums over its attempts of tasks. */
  readonly metrics: TaskMetrics;
  readonly peaks: ExecutorMetrics | undefined;
}

/** One task attempt. */
export interface TaskRow {
  readonly taskId: Long;
  readonly stageId: number;
  readonly stageAttemptId: number;
  readonly index: number;
  readonly attempt: number;
  readonly partitionId: number;
  readonly launchTime: number;
  /** When the driver began to fetch a large result; -1: it did not have to. */
  readonly resultFetchStart: number;
  /** Of a running one: up to when the log was last written. */
  readonly duration: number;
  readonly executorId: string;
  readonly host: string;
  readonly status: TaskState;
  readonly taskLocality: string;
  readonly speculative: boolean;
  readonly accumulables: readonly AccumulableRead[];
  readonly errorMessage: string | undefined;
  /** ShuffleMapTask or ResultTask, once it ended. */
  readonly taskType: string | undefined;
  /** Undefined while it runs and no heartbeat told any. */
  readonly metrics: TaskMetrics | undefined;
  /** It had succeeded, and its output was lost with its executor. */
  readonly resubmitted: boolean;
}

export interface MemoryRow {
  readonly usedOnHeap: Long;
  readonly usedOffHeap: Long;
  readonly totalOnHeap: Long;
  readonly totalOffHeap: Long;
}

/** The driver stands among the executors, as in the web UI. */
export interface ExecutorRow {
  readonly id: string;
  /** Host and port of its block manager, else its host. */
  readonly hostPort: string | undefined;
  readonly isActive: boolean;
  readonly rddBlocks: number;
  readonly memoryUsed: Long;
  readonly diskUsed: Long;
  readonly totalCores: number;
  readonly maxTasks: number;
  readonly activeTasks: number;
  readonly failedTasks: number;
  readonly completedTasks: number;
  readonly totalTasks: number;
  /** Time of its task attempts together; a resubmitted one counts twice, as in Spark. */
  readonly totalDuration: Long;
  readonly totalGcTime: Long;
  readonly totalInputBytes: Long;
  readonly totalShuffleRead: Long;
  readonly totalShuffleWrite: Long;
  readonly isExcluded: boolean;
  readonly excludedInStages: readonly number[];
  readonly maxMemory: Long;
  readonly addTime: number;
  readonly removeTime: number | undefined;
  readonly removeReason: string | undefined;
  readonly logs: TextMap;
  /** Undefined in logs that do not tell on-heap and off-heap memory apart. */
  readonly memory: MemoryRow | undefined;
  readonly peaks: ExecutorMetrics | undefined;
  readonly attributes: TextMap;
  readonly resources: readonly (readonly [string, ResourceRead])[];
  readonly resourceProfileId: number;
}

/** What one executor did in one stage attempt. */
export interface ExecutorStageRow {
  readonly executorId: string;
  readonly taskTime: Long;
  readonly failedTasks: number;
  readonly succeededTasks: number;
  readonly killedTasks: number;
  readonly metrics: TaskMetrics;
  readonly isExcluded: boolean;
  readonly peaks: ExecutorMetrics | undefined;
}

/** The speculative attempts of one stage attempt. */
export interface SpeculationRow {
  readonly numTasks: number;
  readonly numActiveTasks: number;
  readonly numCompletedTasks: number;
  readonly numFailedTasks: number;
  readonly numKilledTasks: number;
}

export interface RddPartitionRow {
  readonly blockName: string;
  readonly storageLevel: string;
  readonly memoryUsed: Long;
  readonly diskUsed: Long;
  readonly executors: readonly string[];
}

/** What of a cached RDD lies at one executor. */
export interface RddDistributionRow {
  readonly address: string | undefined;
  readonly memoryUsed: Long;
  readonly memoryRemaining: Long;
  readonly diskUsed: Long;
  /** Undefined where the log does not tell on-heap and off-heap memory apart. */
  readonly heap:
    | {
        readonly onHeapUsed: Long;
        readonly offHeapUsed: Long;
        readonly onHeapRemaining: Long;
        readonly offHeapRemaining: Long;
      }
    | undefined;
}

export interface RddRow {
  readonly id: number;
  readonly name: string;
  readonly numPartitions: number;
  readonly storageLevel: string;
  readonly memoryUsed: Long;
  readonly diskUsed: Long;
  readonly distributions: readonly RddDistributionRow[];
  readonly partitions: readonly RddPartitionRow[];
}

/** One execution of a SQL query. */
export interface ExecutionRow {
  readonly id: number;
  readonly description: string;
  /** Where in the program. */
  readonly details: string;
  readonly plan: string;
  readonly submissionTime: number;
  readonly completionTime: number | undefined;
  readonly errorMessage: string | undefined;
  readonly jobs: readonly number[];
}

/** A process of the application that is no executor: the application master of YARN. */
export interface ProcessRow {
  readonly id: string;
  readonly hostPort: string;
  readonly isActive: boolean;
  readonly totalCores: number;
  readonly addTime: number;
  readonly logs: TextMap;
}
