/** K-15-10-d: “an executor's loss never counts”. In Spark one that a task may have caused does. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-10-d",
  en: {
    belief: "When an executor is lost, its tasks are innocent: such a failure never counts.",
    refutation:
      "A task that eats all memory takes its executor with it, one after another. So a crash counts against the tasks that ran there; only a loss with `exitCausedByApp` false does not.",
  },
  ko: {
    belief: "익스큐터를 잃은 것은 태스크 탓이 아니므로 세지 않는다.",
    refutation:
      "메모리를 다 쓰는 태스크는 익스큐터를 하나씩 쓰러뜨립니다. 그래서 익스큐터가 비정상으로 끝나면 그곳에서 돌던 태스크의 실패로 셉니다. 세지 않는 것은 `exitCausedByApp`이 false일 때뿐입니다.",
  },
  killedBy: "what a task may have caused counts against it, an executor's crash included",
} as const;

export const afterFailure: Policies["afterFailure"] = (failures, maxFailures, reason) => {
  if (reason.kind === "ExecutorLostFailure") return "ignore";
  if (reason.kind === "FetchFailed" || reason.kind === "TaskKilled") return "ignore";
  return failures + 1 >= maxFailures ? "abort" : "retry";
};
