/** K-14-03-a: “An accumulator counts each partition once, whatever is computed again.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-14-03-a",
  en: {
    belief: "An accumulator counts each partition once, whatever is computed again.",
    refutation:
      "So it is in actions alone. A map task that runs again, because its output was lost, adds again: Spark merges every success of a map task.",
  },
  ko: {
    belief: "무엇을 다시 계산하든 어큐뮬레이터는 파티션마다 한 번만 센다.",
    refutation:
      "액션에서만 그렇습니다. 출력을 잃어 다시 도는 맵 태스크는 또 더합니다. 스파크는 맵 태스크의 성공을 모두 합칩니다.",
  },
  killedBy: "a map task counts each time it succeeds, a result task once for each partition",
} as const;

export const countsUpdates: Policies["countsUpdates"] = ({ reason, mergedBefore }) =>
  reason === "Success" && !mergedBefore;
