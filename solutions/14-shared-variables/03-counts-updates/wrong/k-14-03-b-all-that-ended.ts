/** K-14-03-b: “What an attempt added counts, however the attempt ended.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-14-03-b",
  en: {
    belief: "What an attempt added counts, however the attempt ended.",
    refutation:
      "A failed attempt is as if it had never been: what it added to accumulators of the program is dropped.",
  },
  ko: {
    belief: "시도가 어떻게 끝나든 더한 것은 센다.",
    refutation: "실패한 시도는 없던 것과 같습니다. 프로그램의 어큐뮬레이터에 더한 것은 버립니다.",
  },
  killedBy: "what a failed or killed attempt added does not count",
} as const;

export const countsUpdates: Policies["countsUpdates"] = ({ taskType, mergedBefore }) =>
  taskType === "ShuffleMapTask" || !mergedBefore;
