/** K-15-12-c: “who is leaving is still there”. In Spark they do not count any more. */
import type { IdleExecutor, Policies, RemovalView } from "#engine/kata";

export const belief = {
  id: "K-15-12-c",
  en: {
    belief: "An executor counts until it has ended.",
    refutation:
      "One that was asked to end counts no more. It takes seconds to be gone; reckoned as there, it would let another one go that must stay.",
  },
  ko: {
    belief: "익스큐터는 끝날 때까지 있는 것으로 센다.",
    refutation:
      "끝내라고 한 것은 더 세지 않습니다. 사라지기까지 몇 초가 걸리는데, 그동안 있는 것으로 세면 남아야 할 것을 하나 더 돌려줍니다.",
  },
  killedBy:
    "of executors that may go, the first by name go until the minimum or the wish is reached",
} as const;

export const executorsToRemove: Policies["executorsToRemove"] = (view) => {
  const { executors, minExecutors, target } = view;
  let left = executors.length;
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
