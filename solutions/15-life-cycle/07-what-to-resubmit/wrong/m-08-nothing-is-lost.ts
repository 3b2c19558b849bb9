/** M-08: “shuffle files survive the executor that wrote them”. In Spark they do so only with an external shuffle service. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-08",
  en: {
    belief: "Shuffle files survive the executor that wrote them.",
    refutation:
      "Without an external shuffle service the executor itself hands out what it wrote. When it is gone, nobody can, and those map tasks have to run again.",
  },
  ko: {
    belief: "셔플 파일은 그것을 쓴 익스큐터가 사라져도 남는다.",
    refutation:
      "외부 셔플 서비스가 없으면 쓴 익스큐터가 직접 내줍니다. 그 익스큐터가 사라지면 내줄 곳이 없으므로 그 맵 태스크를 다시 실행합니다.",
  },
  killedBy: "a map task runs again exactly when its output lay on what was lost",
} as const;

export const mapTasksToResubmit: Policies["mapTasksToResubmit"] = () => [];
