/**
 * Spark's listener events as an event log tells them: what Spark's History Server reads of each. In Spark: SparkListenerEvent and the infos in it.
 * Times are milliseconds since 1970. Left out on purpose: events of streaming and of libraries, which the status store has no row for; and
 * fields that nobody asks for (blocks that a task updated). Spark 3.5.3: core/…/scheduler/SparkListener.scala.
 */
import type { ExecutorMetrics } from "./executor-metrics.ts";
import type { TextMap } from "./json-fields.ts";
import type { Long } from "./longs.ts";
import type { TaskMetrics } from "./task-metrics.ts";

/** An accumulator as a task or a stage has it; texts as Spark shows them. */
export interface AccumulableRead {
  readonly id: Long;
  readonly name: string | undefined;
  readonly update: string | undefined;
  readonly value: string | undefined;
  /** A metric of Spark's own, or one of SQL: shown elsewhere. */
  readonly hidden: boolean;
  /** The update of a metric of Spark's own, as a number. */
  readonly metricUpdate: Long | undefined;
}

export interface StorageLevelRead {
  readonly useDisk: boolean;
  readonly useMemory: boolean;
  readonly useOffHeap: boolean;
  readonly deserialized: boolean;
  readonly replication: number;
}

export interface RddRead {
  readonly id: number;
  readonly name: string;
  readonly numPartitions: number;
  readonly storageLevel: StorageLevelRead;
  readonly parentIds: readonly number[];
  /** The operation that made it; undefined where the log does not say. */
  readonly scope: { readonly id: string; readonly name: string } | undefined;
}

export interface StageRead {
  readonly stageId: number;
  readonly attemptId: number;
  readonly name: string;
  readonly numTasks: number;
  readonly rdds: readonly RddRead[];
  /** The stages whose shuffles it reads; none in logs before Spark 1.4. */
  readonly parentIds: readonly number[];
  readonly details: string;
  readonly submissionTime: number | undefined;
  readonly completionTime: number | undefined;
  readonly failureReason: string | undefined;
  readonly accumulables: readonly AccumulableRead[];
  readonly resourceProfileId: number;
  readonly isShufflePushEnabled: boolean;
  readonly shuffleMergersCount: number;
}

export interface TaskRead {
  readonly taskId: Long;
  readonly index: number;
  readonly attempt: number;
  /** -1 in logs before Spark 3.3. */
  readonly partitionId: number;
  readonly launchTime: number;
  readonly executorId: string;
  readonly host: string;
  readonly locality: string;
  readonly speculative: boolean;
  /** 0: the result was sent directly. */
  readonly gettingResultTime: number;
  /** 0: not finished. */
  readonly finishTime: number;
  readonly failed: boolean;
  readonly killed: boolean;
  readonly accumulables: readonly AccumulableRead[];
}

/** How a task ended, as far as counts and texts need it. */
export interface EndReasonRead {
  readonly kind: "Success" | "Resubmitted" | "TaskKilled" | "TaskCommitDenied" | "Failed";
  /** What the task's row says of it; undefined for a success. */
  readonly message: string | undefined;
}

export interface ResourceRead {
  readonly name: string;
  readonly addresses: readonly string[];
}

export interface ExecutorRead {
  readonly host: string;
  readonly totalCores: number;
  readonly logUrls: TextMap;
  readonly attributes: TextMap;
  readonly resources: readonly (readonly [string, ResourceRead])[];
  readonly resourceProfileId: number;
}

export interface ExecutorRequestRead {
  readonly resourceName: string;
  readonly amount: Long;
  readonly discoveryScript: string;
  readonly vendor: string;
}

export interface ResourceProfileRead {
  readonly id: number;
  readonly executorResources: readonly (readonly [string, ExecutorRequestRead])[];
  readonly taskResources: readonly (readonly [
    string,
    { readonly resourceName: string; readonly amount: number },
  ])[];
}

export interface EnvironmentRead {
  readonly jvm: TextMap;
  readonly spark: TextMap;
  readonly hadoop: TextMap;
  readonly system: TextMap;
  readonly metrics: TextMap;
  readonly classpath: TextMap;
}

export interface StageKey {
  readonly stageId: number;
  readonly attemptId: number;
}

/** Where a block manager is: `host:port`. */
export interface BlockManagerRead {
  readonly executorId: string;
  readonly hostPort: string;
}

interface EventFields {
  LogStart: { readonly sparkVersion: string };
  ApplicationStart: {
    readonly name: string;
    readonly appId: string | undefined;
    readonly attemptId: string | undefined;
    readonly time: number;
    readonly sparkUser: string;
    readonly driverLogs: TextMap | undefined;
    readonly driverAttributes: TextMap;
  };
  ApplicationEnd: { readonly time: number };
  EnvironmentUpdate: { readonly environment: EnvironmentRead };
  ResourceProfileAdded: { readonly profile: ResourceProfileRead };
  ExecutorAdded: {
    readonly time: number;
    readonly executorId: string;
    readonly executor: ExecutorRead;
  };
  ExecutorRemoved: {
    readonly time: number;
    readonly executorId: string;
    readonly reason: string | undefined;
  };
  ExecutorExcluded: { readonly executorId: string; readonly excluded: boolean };
  NodeExcluded: { readonly host: string; readonly excluded: boolean };
  ExecutorExcludedForStage: StageKey & { readonly executorId: string };
  NodeExcludedForStage: StageKey & { readonly host: string };
  BlockManagerAdded: {
    readonly time: number;
    readonly blockManager: BlockManagerRead;
    readonly maxMemory: Long;
    readonly maxOnHeap: Long | undefined;
    readonly maxOffHeap: Long | undefined;
  };
  BlockUpdated: {
    readonly executorId: string;
    readonly blockId: string;
    readonly storageLevel: StorageLevelRead;
    readonly memorySize: Long;
    readonly diskSize: Long;
  };
  UnpersistRDD: { readonly rddId: number };
  JobStart: {
    readonly jobId: number;
    readonly time: number;
    readonly stages: readonly StageRead[];
    readonly properties: ReadonlyMap<string, string>;
  };
  JobEnd: { readonly jobId: number; readonly time: number; readonly succeeded: boolean };
  StageSubmitted: { readonly stage: StageRead; readonly properties: ReadonlyMap<string, string> };
  StageCompleted: { readonly stage: StageRead };
  TaskStart: StageKey & { readonly task: TaskRead };
  TaskEnd: StageKey & {
    readonly taskType: string;
    readonly reason: EndReasonRead;
    readonly task: TaskRead;
    readonly executorMetrics: ExecutorMetrics;
    readonly metrics: TaskMetrics;
  };
  ExecutorMetricsUpdate: {
    readonly executorId: string;
    readonly tasks: readonly (StageKey & {
      readonly taskId: Long;
      readonly metrics: TaskMetrics;
    })[];
    readonly stages: readonly (StageKey & { readonly metrics: ExecutorMetrics })[];
  };
  StageExecutorMetrics: StageKey & {
    readonly executorId: string;
    readonly metrics: ExecutorMetrics;
  };
  SQLExecutionStart: {
    readonly executionId: number;
    readonly description: string;
    readonly details: string;
    /** The physical plan as a text. */
    readonly plan: string;
    readonly time: number;
  };
  SQLAdaptiveExecutionUpdate: { readonly executionId: number; readonly plan: string };
  SQLExecutionEnd: {
    readonly executionId: number;
    readonly time: number;
    /** Undefined where it succeeded. */
    readonly errorMessage: string | undefined;
  };
  MiscellaneousProcessAdded: {
    readonly time: number;
    readonly processId: string;
    readonly hostPort: string;
    readonly cores: number;
    readonly logUrls: TextMap;
  };
}

export type EventKind = keyof EventFields;

/** An event of a kind: Spark's name for it is `SparkListener` and the kind. */
export type ReadEventOf<K extends EventKind> = {
  readonly [One in K]: { readonly kind: One } & EventFields[One];
}[K];

export type ReadEvent = ReadEventOf<EventKind>;
