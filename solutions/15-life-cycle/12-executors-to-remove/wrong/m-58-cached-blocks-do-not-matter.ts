/** M-58: “an idle executor with cached blocks goes after 60 s”. In Spark it is kept by default. */
import type { IdleExecutor, Policies, RemovalView } from "#engine/kata";

export const belief = {
  id: "M-58",
  en: {
    belief:
      "An idle executor with cached blocks goes after executorIdleTimeout, 60 s, as any other.",
    refutation:
      "Cached blocks have a time of their own, cachedExecutorIdleTimeout, and by default it is for ever: what was computed with pains would be lost with the executor.",
  },
  ko: {
    belief:
      "캐시된 블록이 있는 노는 익스큐터도 다른 것처럼 executorIdleTimeout, 곧 60초 뒤에 내보낸다.",
    refutation:
      "캐시된 블록에는 따로 정한 시간(cachedExecutorIdleTimeout)이 있고 기본값은 끝없이입니다. 애써 계산한 것이 익스큐터와 함께 사라지기 때문입니다.",
  },
  killedBy:
    "an executor is given back when it has been idle for too long for what it holds, and not while its shuffle files may be read",
} as const;

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
  const { idleSince, hasShuffleFiles } = executor;
  if (idleSince === undefined || executor.isLeaving || executor.isShuffleActive) return false;
  return idleSince + (hasShuffleFiles ? timeouts.shuffle : timeouts.idle) <= now;
}
