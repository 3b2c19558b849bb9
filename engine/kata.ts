/**
 * What a kata sees of the engine: the types of the holes, the views that it is given, and `Todo`.
 *
 * In Spark: nothing; there these functions are part of DAGScheduler, MapOutputTracker, Master and their kin. Nothing here is, or leads
 * to, the function that a kata replaces: but for `Todo` there are only types. Left out on purpose: policies that no kata has as yet.
 */
import type { Policies as AllPolicies } from "./simulator/policies.ts";

export type { DataNodePlace, ReplicaRequest } from "./deploy/hdfs/place-replicas.ts";
export type { ApplicationEvent } from "./deploy/standalone/application-states.ts";
export type { CoreRequest, FreeWorker } from "./deploy/standalone/grant-cores.ts";
export type { DriverPlace, DriverSubmission } from "./deploy/standalone/place-driver.ts";
export type { DriverOver } from "./deploy/mesos/driver-retry.ts";
export type { OfferLeft } from "./deploy/mesos/executor-on-offer.ts";
export type { PodMemoryAsked } from "./deploy/kubernetes/pod-memory.ts";
export type { PodsSeen } from "./deploy/kubernetes/pods-to-request.ts";
export type { Applicant, NodeOffer, QueueSeen } from "./deploy/yarn/capacity-scheduler.ts";
export type { ReportSeen } from "./deploy/yarn/read-report.ts";
export type { Resource, SizeRequest } from "./deploy/yarn/resources.ts";
export type { ApplicationState } from "./events/deploy-events.ts";
export type { FailureReason } from "./events/task-end-reason.ts";
export type { TracedEvent } from "./events/trace.ts";
export type { EndSeen } from "./monitor/rules/attempt-counts.ts";
export type { BlockUpdateSeen } from "./monitor/rules/block-holders.ts";
export type { MetricSeen } from "./monitor/rules/metric-lines.ts";
export type { PathStep } from "./monitor/rules/critical-path.ts";
export type { ExecutorCounts, ExecutorStep } from "./monitor/rules/executor-counts.ts";
export type { AttemptSeen } from "./monitor/rules/failure-names.ts";
export type { Moment } from "./monitor/rules/idle-time.ts";
export type { JobProgress, JobStep } from "./monitor/rules/job-progress.ts";
export type { PartitionSeen } from "./monitor/rules/keep-or-compute.ts";
export type { TaskSeen } from "./monitor/rules/stragglers.ts";
export type { Step } from "./rdd/ports.ts";
export type { PartitionerChoice, SampledKey } from "./rdd/key-policies.ts";
export type { LineageView } from "./rdd/debug-string.ts";
export type { TakeView } from "./rdd/take-rounds.ts";
export type { DependencyView, RddView } from "./scheduler/cut-stages.ts";
export type { EndedAttempt } from "./scheduler/counts-updates.ts";
export type {
  ExecutorTimeouts,
  IdleExecutor,
  RemovalView,
} from "./scheduler/executors-to-remove.ts";
export type { CachedRddView, StageView } from "./scheduler/missing-parents.ts";
export type { Target, TargetView } from "./scheduler/target-executors.ts";
export type { PlacedRddView } from "./scheduler/task-places.ts";
export type { LostView, MapOutputView } from "./shuffle/map-output-tracker.ts";
export type { BlocksView } from "./shuffle/map-status.ts";
export type { BlockView } from "./storage/memory-store.ts";
export type { PieceHolder } from "./storage/torrent.ts";

/** The holes by name: what each is given, what it answers. */
export type Policies = Required<
  Pick<
    AllPolicies,
    | "nextApplicationState"
    | "cutStages"
    | "pipeline"
    | "shuffleIndex"
    | "blockRange"
    | "stagesToRun"
    | "mapTasksToResubmit"
    | "grantCores"
    | "placeDriver"
    | "afterFailure"
    | "hashPartition"
    | "mapSideCombine"
    | "choosePartitioner"
    | "readInPlace"
    | "coalesceGroups"
    | "rangeBounds"
    | "hugeFrom"
    | "cutPieces"
    | "pieceSource"
    | "countsUpdates"
    | "slicePositions"
    | "partitionsToTry"
    | "evict"
    | "shufflesToRead"
    | "taskPlaces"
    | "debugString"
    | "containerSize"
    | "chooseApplicant"
    | "readReport"
    | "podMemory"
    | "podsToRequest"
    | "placeReplicas"
    | "executorOnOffer"
    | "driverRetry"
    | "foldJob"
    | "quantilePlace"
    | "findStraggler"
    | "nameFailure"
    | "criticalPath"
    | "attributeIdle"
    | "countAttempt"
    | "foldExecutor"
    | "foldBlock"
    | "tellMetric"
    | "keepOrCompute"
    | "targetExecutors"
    | "executorsToRemove"
  >
>;

/** Thrown by a hole that is still to do. */
export class Todo extends Error {
  override name = "Todo" as const;
}
