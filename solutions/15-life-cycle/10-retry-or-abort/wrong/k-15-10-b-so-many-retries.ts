/** K-15-10-b: “spark.task.maxFailures is the number of retries”. In Spark it is the number of failures. */
import type { FailureReason, Policies } from "#engine/kata";

export const belief = {
  id: "K-15-10-b",
  en: {
    belief: "spark.task.maxFailures is how often a task may be tried again.",
    refutation:
      "It counts failures, the first one included: with 4 a task has four attempts, three of them retries. This failure is not yet in `failures`.",
  },
  ko: {
    belief: "spark.task.maxFailures는 재시도 횟수이다.",
    refutation:
      "첫 실패까지 넣은 실패 횟수입니다. 4이면 시도가 네 번이고 그 가운데 재시도는 세 번입니다. 이번 실패는 `failures`에 아직 들어 있지 않습니다.",
  },
  killedBy:
    "one task's failures end the stage when spark.task.maxFailures have counted, and not before",
} as const;

const counts = (reason: FailureReason): boolean =>
  reason.kind === "ExecutorLostFailure"
    ? reason.exitCausedByApp
    : reason.kind !== "FetchFailed" && reason.kind !== "TaskKilled";

export const afterFailure: Policies["afterFailure"] = (failures, maxFailures, reason) => {
  if (!counts(reason)) return "ignore";
  return failures >= maxFailures ? "abort" : "retry";
};
