/**
 * 15/10 · Retry or abort: what is nobody's fault but the task's own is counted, and the last failure that is allowed ends the stage.
 *
 * In Spark: TaskSetManager.handleFailedTask, TaskFailedReason.countTowardsTaskFailures. Left out on purpose: exclusion of executors.
 */
import type { FailureReason, Policies } from "#engine/kata";

export const afterFailure: Policies["afterFailure"] = (failures, maxFailures, reason) => {
  if (!counts(reason)) return "ignore";
  return failures + 1 >= maxFailures ? "abort" : "retry";
};

function counts(reason: FailureReason): boolean {
  if (reason.kind === "ExecutorLostFailure") return reason.exitCausedByApp;
  return reason.kind !== "FetchFailed" && reason.kind !== "TaskKilled";
}
