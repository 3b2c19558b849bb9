/** M-51: “the first failure of a task ends the job”. In Spark it does so in local mode; a cluster allows three before the last. */
import type { FailureReason, Policies } from "#engine/kata";

export const belief = {
  id: "M-51",
  en: {
    belief: "The first failure of a task ends the job.",
    refutation:
      "On a cluster a task may fail three times and run again; the fourth failure ends it. Only in local mode is the first one the last, because spark.task.maxFailures is 1 there.",
  },
  ko: {
    belief: "태스크가 한 번 실패하면 잡이 끝난다.",
    refutation:
      "클러스터에서는 태스크가 세 번까지 실패해도 다시 돌고, 네 번째 실패에서 끝납니다. 첫 실패가 마지막인 것은 최댓값이 1인 로컬 모드뿐입니다.",
  },
  killedBy:
    "one task's failures end the stage when spark.task.maxFailures have counted, and not before",
} as const;

const counts = (reason: FailureReason): boolean =>
  reason.kind === "ExecutorLostFailure"
    ? reason.exitCausedByApp
    : reason.kind !== "FetchFailed" && reason.kind !== "TaskKilled";

export const afterFailure: Policies["afterFailure"] = (_failures, _maxFailures, reason) =>
  counts(reason) ? "abort" : "ignore";
