/**
 * 17/05 · How many pods now, the solution.
 *
 * In Spark: ExecutorPodsAllocator.onNewSnapshots. Left out on purpose: several resource profiles.
 */
import type { Policies } from "#engine/kata";

export const podsToRequest: Policies["podsToRequest"] = (seen) => {
  const { target, running, pending, unseen, registeredUnseen, batchSize, maxPendingPods } = seen;
  if (unseen > 0) return 0;
  const waiting = pending + registeredUnseen;
  const missing = target - running - waiting;
  return Math.max(0, Math.min(missing, batchSize, maxPendingPods - waiting));
};
