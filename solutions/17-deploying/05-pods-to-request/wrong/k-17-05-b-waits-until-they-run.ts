/** K-17-05-b: “the next batch comes when the last one runs”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-05-b",
  en: {
    belief: "The next batch comes when the last one runs.",
    refutation: "When it has been seen; pods that wait for a node do not hold the next batch up.",
  },
  ko: {
    belief: "앞 묶음이 돌아야 다음 묶음이 온다.",
    refutation: "보이기만 하면 됩니다. 노드를 기다리는 파드는 다음 묶음을 막지 않습니다.",
  },
  killedBy:
    "a driver asks for what is missing, one batch at most, and for nothing as long as it has not seen all that it asked for",
} as const;

export const podsToRequest: Policies["podsToRequest"] = (seen) => {
  const { target, running, pending, unseen, registeredUnseen, batchSize, maxPendingPods } = seen;
  if (unseen > 0 || pending > 0) return 0;
  const waiting = pending + registeredUnseen;
  return Math.max(0, Math.min(target - running - waiting, batchSize, maxPendingPods - waiting));
};
