/** K-14-03-e: “Accumulators work in actions only.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-14-03-e",
  en: {
    belief: "Accumulators work in actions only.",
    refutation: "In transformations they count, too; there they may count more than once.",
  },
  ko: {
    belief: "어큐뮬레이터는 액션에서만 쓸 수 있다.",
    refutation: "트랜스포메이션에서도 셉니다. 다만 여러 번 셀 수 있습니다.",
  },
  killedBy: "a map task counts each time it succeeds, a result task once for each partition",
} as const;

export const countsUpdates: Policies["countsUpdates"] = ({ reason, taskType, mergedBefore }) =>
  reason === "Success" && taskType === "ResultTask" && !mergedBefore;
