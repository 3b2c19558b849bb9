/** K-15-07-a: “a lost executor takes everything on its machine with it”. In Spark its neighbours live on. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-07-a",
  en: {
    belief: "A lost executor takes everything on its machine with it.",
    refutation:
      "Two executors on one machine are two processes. When one dies, the other goes on handing out what it wrote.",
  },
  ko: {
    belief: "익스큐터를 잃으면 그 머신에 있던 출력이 모두 사라진다.",
    refutation:
      "한 머신의 두 익스큐터는 프로세스가 둘입니다. 하나가 죽어도 다른 하나는 자기가 쓴 것을 계속 내줍니다.",
  },
  killedBy: "a map task runs again exactly when its output lay on what was lost",
} as const;

export const mapTasksToResubmit: Policies["mapTasksToResubmit"] = (outputs, lost) => {
  const machine =
    lost.host ?? outputs.find(({ executorId }) => executorId === lost.executorId)?.host;
  return outputs.filter(({ host }) => host === machine).map(({ mapIndex }) => mapIndex);
};
