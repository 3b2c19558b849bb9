/**
 * Spark's listener events: what the driver tells about a run. Same names and fields as Spark's case classes; a time is virtual
 * microseconds here and milliseconds in the event log. Left out so far: executor metrics, SQL.
 * Rules C8.1–C8.5, C8.10–C8.16. Spark 3.5.3: core/…/scheduler/SparkListener.scala.
 */
import type {
  ApplicationId,
  ExecutorId,
  HostName,
  JobId,
  RddId,
  ShuffleId,
  StageId,
  TaskId,
} from "../foundation/ids.ts";
import type { Bytes, Micros } from "../foundation/sizes.ts";
import type { ExclusionEvent } from "./exclusion-events.ts";
import type { BlockManagerId, TaskEndReason } from "./task-end-reason.ts";
import type { TaskMetrics } from "./task-metrics.ts";

/** How near a task runs to its data, nearest first. */
export type TaskLocality = "PROCESS_LOCAL" | "NODE_LOCAL" | "NO_PREF" | "RACK_LOCAL" | "ANY";

export type TaskType = "ShuffleMapTask" | "ResultTask";

export interface StorageLevelInfo {
  readonly useDisk: boolean;
  readonly useMemory: boolean;
  readonly useOffHeap: boolean;
  readonly deserialized: boolean;
  readonly replication: number;
}

export interface RDDInfo {
  readonly id: RddId;
  readonly name: string;
  /** The operation that made it, by the id of the scope. */
  readonly scope: { readonly id: string; readonly name: string } | undefined;
  readonly callSite: string;
  readonly parentIds: readonly RddId[];
  readonly storageLevel: StorageLevelInfo;
  readonly numPartitions: number;
  /** RDD.isBarrier. */
  readonly isBarrier: boolean;
  readonly outputDeterministicLevel: "DETERMINATE" | "UNORDERED" | "INDETERMINATE";
}

export interface StageInfo {
  readonly stageId: StageId;
  readonly attemptNumber: number;
  readonly name: string;
  readonly numTasks: number;
  readonly rddInfos: readonly RDDInfo[];
  readonly parentIds: readonly StageId[];
  /** The shuffle that a map stage writes; undefined for a result stage. Not in Spark's log. */
  readonly shuffleId: ShuffleId | undefined;
  readonly details: string;
  submissionTime: Micros | undefined;
  completionTime: Micros | undefined;
  failureReason: string | undefined;
  /** Id of the attempt's first internal metric; undefined before it is submitted. Not a field of Spark's log, which lists the metrics. */
  readonly firstMetricId: number | undefined;
  /** Named accumulators of the program that its tasks updated, with their value then. */
  accumulables: readonly AccumulableInfo[];
}

export interface TaskInfo {
  readonly taskId: TaskId;
  /** Place in its task set. */
  readonly index: number;
  readonly attemptNumber: number;
  readonly partitionId: number;
  readonly launchTime: Micros;
  readonly executorId: ExecutorId;
  readonly host: HostName;
  readonly taskLocality: TaskLocality;
  readonly speculative: boolean;
  gettingResultTime: Micros;
  finishTime: Micros;
  failed: boolean;
  killed: boolean;
  /** Named accumulators that this attempt updated. */
  accumulables: readonly AccumulableInfo[];
}

export interface AccumulableInfo {
  readonly id: number;
  readonly name: string | undefined;
  readonly update: string | undefined;
  readonly value: string | undefined;
}

export type JobResult =
  | { readonly kind: "JobSucceeded" }
  | { readonly kind: "JobFailed"; readonly message: string; readonly className: string };

export type Properties = Readonly<Record<string, string>>;

export type SparkListenerEvent =
  | ExclusionEvent
  | {
      readonly kind: "SparkListenerResourceProfileAdded";
      readonly cores: number;
      readonly memory: Bytes;
    }
  | {
      readonly kind: "SparkListenerApplicationStart";
      readonly appName: string;
      readonly appId: ApplicationId;
      readonly time: Micros;
      readonly sparkUser: string;
      /** Only where YARN runs the driver: "1" for the first attempt. */
      readonly appAttemptId?: string;
    }
  | { readonly kind: "SparkListenerApplicationEnd"; readonly time: Micros }
  | { readonly kind: "SparkListenerEnvironmentUpdate"; readonly sparkProperties: Properties }
  | {
      readonly kind: "SparkListenerBlockManagerAdded";
      readonly time: Micros;
      readonly blockManagerId: BlockManagerId;
      readonly maxMem: Bytes;
    }
  | {
      readonly kind: "SparkListenerBlockManagerRemoved";
      readonly time: Micros;
      readonly blockManagerId: BlockManagerId;
    }
  | {
      readonly kind: "SparkListenerExecutorAdded";
      readonly time: Micros;
      readonly executorId: ExecutorId;
      readonly host: HostName;
      readonly totalCores: number;
    }
  | {
      readonly kind: "SparkListenerExecutorRemoved";
      readonly time: Micros;
      readonly executorId: ExecutorId;
      readonly reason: string;
    }
  | {
      readonly kind: "SparkListenerJobStart";
      readonly jobId: JobId;
      readonly time: Micros;
      readonly stageInfos: readonly StageInfo[];
      readonly properties: Properties;
    }
  | {
      readonly kind: "SparkListenerJobEnd";
      readonly jobId: JobId;
      readonly time: Micros;
      readonly jobResult: JobResult;
    }
  | {
      readonly kind: "SparkListenerStageSubmitted";
      readonly stageInfo: StageInfo;
      readonly properties: Properties;
    }
  | { readonly kind: "SparkListenerStageCompleted"; readonly stageInfo: StageInfo }
  | {
      readonly kind: "SparkListenerTaskStart";
      readonly stageId: StageId;
      readonly stageAttemptId: number;
      readonly taskInfo: TaskInfo;
    }
  /** A task will get a second attempt. Spark tells its listeners, but does not write it into the event log. */
  | {
      readonly kind: "SparkListenerSpeculativeTaskSubmitted";
      readonly stageId: StageId;
      readonly stageAttemptId: number;
      readonly taskIndex: number;
      readonly partitionId: number;
    }
  | { readonly kind: "SparkListenerTaskGettingResult"; readonly taskInfo: TaskInfo }
  | {
      readonly kind: "SparkListenerTaskEnd";
      readonly stageId: StageId;
      readonly stageAttemptId: number;
      readonly taskType: TaskType;
      readonly reason: TaskEndReason;
      readonly taskInfo: TaskInfo;
      readonly taskMetrics: TaskMetrics | undefined;
    }
  | { readonly kind: "SparkListenerUnpersistRDD"; readonly rddId: RddId }
  | {
      readonly kind: "SparkListenerBlockUpdated";
      readonly blockManagerId: BlockManagerId;
      readonly blockId: string;
      readonly storageLevel: StorageLevelInfo;
      readonly memSize: Bytes;
      readonly diskSize: Bytes;
    };
