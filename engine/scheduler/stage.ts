/**
 * Stages and jobs as the DAGScheduler keeps them. A map stage belongs to one shuffle dependency and may serve several jobs; a result
 * stage belongs to one job. Rules C3.6–C3.13. Spark 3.5.3: core/…/scheduler/Stage.scala, ShuffleMapStage.scala, ResultStage.scala.
 */
import type { JobId, StageId } from "../foundation/ids.ts";
import type { Properties, StageInfo } from "../events/listener-events.ts";
import type { AnyRdd } from "../rdd/core.ts";
import type { ShuffleDependency } from "../rdd/dependency.ts";
import type { Operation, ResultFunction } from "../rdd/ports.ts";
import type { MapOutputTrackerMaster } from "../shuffle/map-output-tracker.ts";

interface StageBase {
  readonly id: StageId;
  readonly rdd: AnyRdd;
  readonly parents: readonly Stage[];
  readonly firstJobId: JobId;
  readonly operation: Operation;
  readonly jobIds: Set<JobId>;
  nextAttemptId: number;
  latestInfo: StageInfo;
  /** Outputs of which the updates of accumulators were merged: by partition, in a result stage by place in the job. */
  readonly merged: Set<number>;
  /** Attempts that ended in a fetch failure since the last success. */
  readonly failedAttemptIds: Set<number>;
}

export interface ShuffleMapStage extends StageBase {
  readonly kind: "ShuffleMapStage";
  readonly dependency: ShuffleDependency;
  readonly pendingPartitions: Set<number>;
}

export interface ResultStage extends StageBase {
  readonly kind: "ResultStage";
  readonly job: ActiveJob;
}

export type Stage = ShuffleMapStage | ResultStage;

/** What the caller of an action waits for. */
export interface JobWaiter {
  readonly taskSucceeded: (index: number, result: unknown) => void;
  readonly jobSucceeded: () => void;
  readonly jobFailed: (error: Error) => void;
}

export interface ActiveJob {
  readonly id: JobId;
  readonly rdd: AnyRdd;
  readonly action: ResultFunction<unknown>;
  readonly partitions: readonly number[];
  readonly operation: Operation;
  readonly properties: Properties;
  readonly waiter: JobWaiter;
  readonly finished: boolean[];
  numFinished: number;
  /** The id of its JobStart in the trace. */
  startedBy: number;
}

/** "ShuffleMapStage 3 (map at program.ts:7)" as log lines and messages have it. */
export const stageText = (stage: Stage): string => `${stage.kind} ${stage.id}`;
export const stageName = (stage: Stage): string => stage.operation.callSite;

export function numPartitions(stage: Stage): number {
  return stage.rdd.getNumPartitions();
}

/** Partitions that have still to be computed: without a registered output, or not yet finished in the job. */
export function findMissingPartitions(stage: Stage, tracker: MapOutputTrackerMaster): number[] {
  if (stage.kind === "ShuffleMapStage")
    return tracker.findMissingPartitions(stage.dependency.shuffleId);
  return stage.job.partitions.flatMap((_, index) =>
    stage.job.finished[index] === true ? [] : [index],
  );
}

export function isAvailable(stage: ShuffleMapStage, tracker: MapOutputTrackerMaster): boolean {
  return tracker.numAvailableOutputs(stage.dependency.shuffleId) === numPartitions(stage);
}
