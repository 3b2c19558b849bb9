/** K-15-07-c: “the n-th output in the list is map task n”. In Spark's register an output can be missing, and the others keep their number. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-07-c",
  en: {
    belief: "The output at place n of the list belongs to map task n.",
    refutation:
      "A map task that has no output now is not in the list, and those after it keep their own number. `mapIndex` says which task it was.",
  },
  ko: {
    belief: "목록의 n번째 출력은 n번 맵 태스크의 것이다.",
    refutation:
      "지금 출력이 없는 맵 태스크는 목록에 없고, 그 뒤의 출력은 자기 번호를 그대로 지닙니다. 어느 태스크였는지는 `mapIndex`가 말해 줍니다.",
  },
  killedBy: "a map task runs again exactly when its output lay on what was lost",
} as const;

export const mapTasksToResubmit: Policies["mapTasksToResubmit"] = (outputs, lost) =>
  outputs.flatMap(({ executorId, host }, place) => {
    const isGone = lost.host === undefined ? executorId === lost.executorId : host === lost.host;
    return isGone ? [place] : [];
  });
