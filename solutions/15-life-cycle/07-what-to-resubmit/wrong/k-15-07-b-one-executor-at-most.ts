/** K-15-07-b: “a lost machine costs what one of its executors held”. In Spark it costs what all of them held. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-07-b",
  en: {
    belief: "A lost machine costs only what the executor named with it had written.",
    refutation:
      "A machine takes its disk along. Every output on it is gone, whichever executor there had written it.",
  },
  ko: {
    belief: "머신을 잃어도 함께 이름이 나온 익스큐터의 출력만 사라진다.",
    refutation:
      "머신이 사라지면 디스크도 사라집니다. 그 머신의 어느 익스큐터가 썼든 출력을 모두 잃습니다.",
  },
  killedBy: "a map task runs again exactly when its output lay on what was lost",
} as const;

export const mapTasksToResubmit: Policies["mapTasksToResubmit"] = (outputs, lost) =>
  outputs
    .filter(({ executorId }) => executorId === lost.executorId)
    .map(({ mapIndex }) => mapIndex);
