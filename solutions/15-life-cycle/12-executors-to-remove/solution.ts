/**
 * 15/12 · Which executors to give back: who has been idle for its time, while more are there than must stay.
 *
 * In Spark: ExecutorMonitor.timedOutExecutors, ExecutorAllocationManager.removeExecutors. Left out on purpose: decommissioning.
 */
import type { IdleExecutor, Policies, RemovalView } from "#engine/kata";

export const executorsToRemove: Policies["executorsToRemove"] = (view) => {
  const { executors, minExecutors, target } = view;
  let left = executors.filter(({ isLeaving }) => !isLeaving).length;
  const chosen: string[] = [];
  for (const executor of executors) {
    if (!mayGo(executor, view) || left <= minExecutors || left <= target) continue;
    chosen.push(executor.id);
    left -= 1;
  }
  return chosen;
};

function mayGo(executor: IdleExecutor, { now, timeouts }: RemovalView): boolean {
  const { idleSince, hasCachedBlocks, hasShuffleFiles } = executor;
  if (idleSince === undefined || executor.isLeaving || executor.isShuffleActive) return false;
  const held = [
    ...(hasCachedBlocks ? [timeouts.cached] : []),
    ...(hasShuffleFiles ? [timeouts.shuffle] : []),
  ];
  return idleSince + (held.length === 0 ? timeouts.idle : Math.min(...held)) <= now;
}
