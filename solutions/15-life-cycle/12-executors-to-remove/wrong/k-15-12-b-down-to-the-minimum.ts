/** K-15-12-b: “only the minimum stays”. In Spark as many stay as are wanted now. */
import type { IdleExecutor, Policies, RemovalView } from "#engine/kata";

export const belief = {
  id: "K-15-12-b",
  en: {
    belief: "Idle executors go until the minimum is left.",
    refutation:
      "Until as many are left as are wanted, too. While tasks wait, an executor that is idle for a moment is one of those that were asked for; it would be asked for again at once.",
  },
  ko: {
    belief: "노는 익스큐터는 최소만 남을 때까지 돌려준다.",
    refutation:
      "원하는 수도 남겨야 합니다. 태스크가 기다리는 동안 잠깐 노는 익스큐터도 요청해서 받은 것입니다. 돌려주면 곧바로 다시 요청하게 됩니다.",
  },
  killedBy:
    "of executors that may go, the first by name go until the minimum or the wish is reached",
} as const;

export const executorsToRemove: Policies["executorsToRemove"] = (view) => {
  const { executors, minExecutors } = view;
  let left = executors.filter(({ isLeaving }) => !isLeaving).length;
  const chosen: string[] = [];
  for (const executor of executors) {
    if (!mayGo(executor, view) || left <= minExecutors) continue;
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
