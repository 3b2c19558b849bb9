/** K-15-10-c: “every failure counts”. In Spark only those count that may be the task's own fault. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-10-c",
  en: {
    belief: "Every attempt that fails counts towards spark.task.maxFailures.",
    refutation:
      "A fetch failure is the fault of a lost map output, a killed attempt was told to stop, a vanished machine is nobody's fault. None of them says anything about the task.",
  },
  ko: {
    belief: "실패한 시도는 모두 spark.task.maxFailures에 든다.",
    refutation:
      "페치 실패는 잃어버린 맵 출력 탓이고, 강제 종료된 시도는 멈추라는 말을 들었을 뿐이며, 사라진 머신은 누구의 탓도 아닙니다. 어느 것도 태스크가 잘못했다는 뜻이 아닙니다.",
  },
  killedBy: "a failed fetch, a killed attempt and a loss that no task caused do not count",
} as const;

export const afterFailure: Policies["afterFailure"] = (failures, maxFailures) =>
  failures + 1 >= maxFailures ? "abort" : "retry";
