/** K-15-10-a: “a task is tried until it succeeds”. In Spark the last failure that is allowed ends the stage. */
import type { FailureReason, Policies } from "#engine/kata";

export const belief = {
  id: "K-15-10-a",
  en: {
    belief: "A task is tried again until it succeeds.",
    refutation:
      "A task whose code is wrong would run for ever. When one task has failed as often as spark.task.maxFailures says, the stage is given up and its jobs fail.",
  },
  ko: {
    belief: "태스크는 성공할 때까지 다시 실행한다.",
    refutation:
      "코드가 틀린 태스크라면 영원히 돕니다. 한 태스크의 실패가 spark.task.maxFailures에 이르면 스테이지를 중단하고, 그 스테이지가 필요한 잡은 실패합니다.",
  },
  killedBy:
    "one task's failures end the stage when spark.task.maxFailures have counted, and not before",
} as const;

const counts = (reason: FailureReason): boolean =>
  reason.kind === "ExecutorLostFailure"
    ? reason.exitCausedByApp
    : reason.kind !== "FetchFailed" && reason.kind !== "TaskKilled";

export const afterFailure: Policies["afterFailure"] = (_failures, _maxFailures, reason) =>
  counts(reason) ? "retry" : "ignore";
