/** K-17-05-e: “any number of pods may wait”. Not in Spark. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-05-e",
  en: {
    belief: "Any number of pods may wait.",
    refutation:
      "maxPendingPods at most: a driver does not fill the books of a cluster that is full.",
  },
  ko: {
    belief: "파드는 몇 개든 기다려도 된다.",
    refutation:
      "maxPendingPods까지입니다. 꽉 찬 클러스터의 장부를 드라이버 하나가 채우지 않게 합니다.",
  },
  killedBy:
    "a driver asks for what is missing, one batch at most, and for nothing as long as it has not seen all that it asked for",
} as const;

export const podsToRequest: Policies["podsToRequest"] = (seen) => {
  const { target, running, pending, unseen, registeredUnseen, batchSize } = seen;
  if (unseen > 0) return 0;
  return Math.max(0, Math.min(target - running - pending - registeredUnseen, batchSize));
};
