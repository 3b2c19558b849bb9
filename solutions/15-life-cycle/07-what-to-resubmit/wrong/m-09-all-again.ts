/** M-09: “after an executor is lost, all map tasks run again”. In Spark the others are where they were. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-09",
  en: {
    belief: "After an executor is lost, all map tasks run again.",
    refutation:
      "Shuffle files live where they were written. What the other executors wrote is still there, and the map output tracker knows it.",
  },
  ko: {
    belief: "익스큐터를 잃으면 맵 태스크를 모두 다시 실행한다.",
    refutation:
      "셔플 파일은 기록한 곳에 남습니다. 다른 익스큐터가 쓴 것은 그대로 있고, 맵 출력 트래커가 그것을 압니다.",
  },
  killedBy: "a map task runs again exactly when its output lay on what was lost",
} as const;

export const mapTasksToResubmit: Policies["mapTasksToResubmit"] = (outputs) =>
  outputs.map(({ mapIndex }) => mapIndex);
