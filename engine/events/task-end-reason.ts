/**
 * Why a task attempt ended: what Spark can suffer, as values. Same names and fields as Spark; rules C8.20–C8.28.
 * Spark 3.5.3: core/…/TaskEndReason.scala.
 */
import type { ExecutorId, HostName, ShuffleId, TaskId } from "../foundation/ids.ts";

/** Where a block manager is: BlockManagerId. */
export interface BlockManagerId {
  readonly executorId: ExecutorId;
  readonly host: HostName;
  readonly port: number;
}

export interface FetchFailed {
  readonly kind: "FetchFailed";
  /** Undefined where the map output's place was not known at all. */
  readonly bmAddress: BlockManagerId | undefined;
  readonly shuffleId: ShuffleId;
  /** The map task's TID, -1 when unknown. */
  readonly mapId: TaskId;
  readonly mapIndex: number;
  readonly reduceId: number;
  readonly message: string;
}

export interface ExceptionFailure {
  readonly kind: "ExceptionFailure";
  readonly className: string;
  readonly description: string;
  readonly fullStackTrace: string;
}

export interface ExecutorLostFailure {
  readonly kind: "ExecutorLostFailure";
  readonly executorId: ExecutorId;
  readonly exitCausedByApp: boolean;
  readonly reason: string | undefined;
}

export type TaskEndReason =
  | { readonly kind: "Success" }
  | { readonly kind: "Resubmitted" }
  | FetchFailed
  | ExceptionFailure
  | ExecutorLostFailure
  | { readonly kind: "TaskKilled"; readonly reason: string }
  | { readonly kind: "TaskResultLost" }
  | { readonly kind: "UnknownReason" };

/** How an attempt can fail. */
export type FailureReason = Exclude<
  TaskEndReason,
  { readonly kind: "Success" } | { readonly kind: "Resubmitted" }
>;

/** Whether this reason counts against spark.task.maxFailures (C4.29). */
export function countsTowardsTaskFailures(reason: TaskEndReason): boolean {
  switch (reason.kind) {
    case "Success":
    case "FetchFailed":
    case "TaskKilled":
      return false;
    case "ExecutorLostFailure":
      return reason.exitCausedByApp;
    case "Resubmitted":
    case "ExceptionFailure":
    case "TaskResultLost":
    case "UnknownReason":
      return true;
  }
}

/** The text of a reason, as Spark prints it in logs and failure messages. */
export function reasonText(reason: TaskEndReason): string {
  switch (reason.kind) {
    case "Success":
    case "UnknownReason":
      return reason.kind;
    case "Resubmitted":
      return "Resubmitted (resubmitted due to lost executor)";
    case "FetchFailed":
      return fetchFailedText(reason);
    case "ExceptionFailure":
      return reason.fullStackTrace;
    case "ExecutorLostFailure":
      return `ExecutorLostFailure (executor ${reason.executorId} exited ${
        reason.exitCausedByApp
          ? "caused by one of the running tasks"
          : "unrelated to the running tasks"
      })${reason.reason === undefined ? "" : ` Reason: ${reason.reason}`}`;
    case "TaskKilled":
      return `TaskKilled (${reason.reason})`;
    case "TaskResultLost":
      return "TaskResultLost (result lost from block manager)";
  }
}

function fetchFailedText(reason: FetchFailed): string {
  const at = reason.bmAddress;
  const address =
    at === undefined ? "null" : `BlockManagerId(${at.executorId}, ${at.host}, ${at.port}, None)`;
  return `FetchFailed(${address}, shuffleId=${reason.shuffleId}, mapIndex=${reason.mapIndex}, mapId=${reason.mapId}, reduceId=${reason.reduceId}, message=\n${reason.message}\n)`;
}
