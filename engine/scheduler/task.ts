/**
 * Tasks: one partition's work. A ShuffleMapTask leaves map output, a ResultTask gives a result to the driver. What travels to an
 * executor is a description with the stage's functions as one snapshot. Rules C3.22, C4.1. Spark 3.5.3: core/…/scheduler/Task.scala.
 */
import type { MapStatus } from "../shuffle/map-status.ts";
import type { Snapshot } from "../foundation/closures.ts";
import type { ExecutorId, HostName, StageId, TaskId } from "../foundation/ids.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { TaskType } from "../events/listener-events.ts";
import type { AnyRdd } from "../rdd/core.ts";
import type { ShuffleDependency } from "../rdd/dependency.ts";
import type { ResultFunction, UserFunction } from "../rdd/ports.ts";

/** Where a task would like to run: an executor that has the block, or a host. */
export interface TaskLocation {
  readonly host: HostName;
  readonly executorId: ExecutorId | undefined;
}

/** What all tasks of a stage attempt share: the broadcast task binary. */
export interface TaskBinary {
  /** The broadcast that holds it: executors fetch it once. */
  readonly broadcastId: number;
  readonly bytes: Bytes;
  readonly stageId: StageId;
  readonly stageAttemptId: number;
  readonly rdd: AnyRdd;
  /** The stage's functions as the program made them; the snapshot holds a copy of each, in this order. */
  readonly closures: readonly UserFunction[];
  readonly snapshot: Snapshot;
  /** Whether the stage's tasks run together. */
  readonly isBarrier: boolean;
  readonly work:
    | { readonly kind: "ShuffleMapTask"; readonly dependency: ShuffleDependency }
    | { readonly kind: "ResultTask"; readonly action: ResultFunction<unknown> };
}

export interface Task {
  readonly binary: TaskBinary;
  readonly partitionId: number;
  /** For a result task, its place among the job's partitions. */
  readonly outputId: number;
  readonly preferredLocations: readonly TaskLocation[];
  /** The map output tracker's epoch when the task was made. */
  readonly epoch: number;
}

export const taskType = (task: Task): TaskType => task.binary.work.kind;

/** What is sent to an executor. */
export interface TaskDescription {
  readonly task: Task;
  readonly taskId: TaskId;
  readonly attemptNumber: number;
  readonly index: number;
  readonly executorId: ExecutorId;
  readonly bytes: Bytes;
  /** Of a barrier task: where all tasks of the stage run, in order of partitions. */
  readonly addresses?: readonly string[] | undefined;
}

export interface TaskSet {
  readonly stageId: StageId;
  readonly stageAttemptId: number;
  readonly tasks: readonly Task[];
  /** The job's id: lower goes first under FIFO. */
  readonly priority: number;
  /** The job's local property spark.scheduler.pool. */
  readonly pool?: string | undefined;
  readonly isMapStage: boolean;
  /** All its tasks run together, or none does. */
  readonly isBarrier: boolean;
}

/** What a finished attempt brought back. */
export type TaskResult =
  | { readonly kind: "result"; readonly value: unknown }
  | { readonly kind: "mapStatus"; readonly status: MapStatus };
