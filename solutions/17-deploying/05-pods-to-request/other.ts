/**
 * 17/05 · How many pods now, pod by pod.
 *
 * In Spark: ExecutorPodsAllocator.onNewSnapshots. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Asks for one pod after the other until something is full.",
  ko: "무엇인가 찰 때까지 파드를 하나씩 요청한다.",
} as const;

export const podsToRequest: Policies["podsToRequest"] = (seen) => {
  if (seen.unseen !== 0) return 0;
  let asked = 0;
  let waiting = seen.pending + seen.registeredUnseen;
  while (
    asked < seen.batchSize &&
    waiting < seen.maxPendingPods &&
    seen.running + waiting < seen.target
  ) {
    asked += 1;
    waiting += 1;
  }
  return asked;
};
