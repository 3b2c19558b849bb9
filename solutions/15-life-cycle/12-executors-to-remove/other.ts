/**
 * 15/12 · Which executors to give back, by sieve: those that may go stay in the list, and as many of them are cut off as may be missing.
 *
 * In Spark: ExecutorMonitor.timedOutExecutors, ExecutorAllocationManager.removeExecutors. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left
 * out on purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Sieves out all that may go, reckons how many may be missing, and takes so many from the front.",
  ko: "돌려줄 수 있는 것을 모두 걸러 내고, 모자라도 되는 수를 구해 앞에서부터 그만큼 가져간다.",
} as const;

export const executorsToRemove: Policies["executorsToRemove"] = (view) => {
  const { now, timeouts } = view;
  const staying = view.executors.filter((executor) => !executor.isLeaving);
  const surplus = Math.max(0, staying.length - Math.max(view.minExecutors, view.target));
  const limit = (cached: boolean, shuffle: boolean): number => {
    if (!cached && !shuffle) return timeouts.idle;
    if (cached && shuffle) return Math.min(timeouts.cached, timeouts.shuffle);
    return cached ? timeouts.cached : timeouts.shuffle;
  };
  return staying
    .filter(
      ({ idleSince, hasCachedBlocks, hasShuffleFiles, isShuffleActive }) =>
        idleSince !== undefined &&
        !isShuffleActive &&
        now - idleSince >= limit(hasCachedBlocks, hasShuffleFiles),
    )
    .slice(0, surplus)
    .map(({ id }) => id);
};
