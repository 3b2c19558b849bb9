/** K-15-10-e: “only an exception is a failure”. In Spark a result that is lost on its way counts, too, and so does what nobody can explain. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-10-e",
  en: {
    belief: "Only an exception in the user's code counts as a failure.",
    refutation:
      "Spark counts whatever may be the task's fault: a crash of its executor, a result that cannot be fetched, an end that nobody can explain. Otherwise such a task would be tried for ever.",
  },
  ko: {
    belief: "사용자 코드가 던진 예외만 실패로 센다.",
    refutation:
      "스파크는 태스크 탓일 수 있으면 셉니다. 익스큐터의 비정상 종료, 가져올 수 없는 결과, 까닭을 모르는 끝도 셉니다. 그러지 않으면 그런 태스크는 영원히 다시 돕니다.",
  },
  killedBy: "what a task may have caused counts against it, an executor's crash included",
} as const;

export const afterFailure: Policies["afterFailure"] = (failures, maxFailures, reason) => {
  if (reason.kind !== "ExceptionFailure") return "ignore";
  return failures + 1 >= maxFailures ? "abort" : "retry";
};
