/** K-17-05-c: “a driver asks again whether or not it has seen its last pods”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-05-c",
  en: {
    belief: "A driver asks again whether or not it has seen its last pods.",
    refutation: "What is unseen may still come: it waits, or there would be too many.",
  },
  ko: {
    belief: "드라이버는 앞서 요청한 파드를 보았든 말든 다시 요청한다.",
    refutation: "보이지 않는 것도 곧 올 수 있습니다. 기다리지 않으면 너무 많아집니다.",
  },
  killedBy:
    "a driver asks for what is missing, one batch at most, and for nothing as long as it has not seen all that it asked for",
} as const;

export const podsToRequest: Policies["podsToRequest"] = (seen) => {
  const { target, running, pending, registeredUnseen, batchSize, maxPendingPods } = seen;
  const waiting = pending + registeredUnseen;
  return Math.max(0, Math.min(target - running - waiting, batchSize, maxPendingPods - waiting));
};
