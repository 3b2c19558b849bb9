/** K-17-05-a: “a driver asks for all that are missing at once”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-05-a",
  en: {
    belief: "A driver asks for all that are missing at once.",
    refutation: "In batches, so that thousands of pods do not fall upon the API server.",
  },
  ko: {
    belief: "드라이버는 모자란 것을 한꺼번에 요청한다.",
    refutation:
      "묶음으로 나눕니다. 파드 수천 개가 API 서버에 한꺼번에 몰리지 않게 하려는 것입니다.",
  },
  killedBy:
    "a driver asks for what is missing, one batch at most, and for nothing as long as it has not seen all that it asked for",
} as const;

export const podsToRequest: Policies["podsToRequest"] = (seen) => {
  const { target, running, pending, unseen, registeredUnseen, maxPendingPods } = seen;
  if (unseen > 0) return 0;
  const waiting = pending + registeredUnseen;
  return Math.max(0, Math.min(target - running - waiting, maxPendingPods - waiting));
};
