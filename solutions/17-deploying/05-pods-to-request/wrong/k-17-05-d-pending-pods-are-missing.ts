/** K-17-05-d: “a pod that does not run is missing”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-05-d",
  en: {
    belief: "A pod that does not run is missing.",
    refutation: "It is there and will run; one more would be one too many.",
  },
  ko: {
    belief: "돌지 않는 파드는 없는 것으로 친다.",
    refutation: "이미 있고 곧 돕니다. 하나 더 요청하면 남습니다.",
  },
  killedBy:
    "a driver asks for what is missing, one batch at most, and for nothing as long as it has not seen all that it asked for",
} as const;

export const podsToRequest: Policies["podsToRequest"] = (seen) => {
  const { target, running, pending, unseen, registeredUnseen, batchSize, maxPendingPods } = seen;
  if (unseen > 0) return 0;
  const waiting = pending + registeredUnseen;
  return Math.max(0, Math.min(target - running, batchSize, maxPendingPods - waiting));
};
