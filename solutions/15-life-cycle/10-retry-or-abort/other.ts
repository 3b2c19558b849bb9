/**
 * 15/10 · Retry or abort, as a table.
 *
 * In Spark: TaskSetManager.handleFailedTask, TaskFailedReason.countTowardsTaskFailures. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { FailureReason, Policies } from "#engine/kata";

export const way = {
  en: "A table of what is nobody's fault but the cluster's, and a countdown of the failures that are left.",
  ko: "태스크 탓이 아닌 것의 표와, 남은 실패를 거꾸로 세기로 정한다.",
} as const;

const notItsOwn: Readonly<Partial<Record<FailureReason["kind"], true>>> = {
  FetchFailed: true,
  TaskKilled: true,
};

export const afterFailure: Policies["afterFailure"] = (failures, maxFailures, reason) => {
  const isLostWithoutFault = reason.kind === "ExecutorLostFailure" && !reason.exitCausedByApp;
  if (isLostWithoutFault || notItsOwn[reason.kind] === true) return "ignore";
  const left = maxFailures - failures - 1;
  return left > 0 ? "retry" : "abort";
};
