/** K-15-12-a: “shuffle files are somewhere else”. Without a service they are on the executor. */
import type { IdleExecutor, Policies, RemovalView } from "#engine/kata";

export const belief = {
  id: "K-15-12-a",
  en: {
    belief: "Shuffle files do not keep an executor: they lie on the disk.",
    refutation:
      "They lie on the disk of the executor's machine, and go with the executor unless a shuffle service serves them. Without one, whoever holds files stays for shuffleTracking.timeout, and while a job may read them in any case.",
  },
  ko: {
    belief: "셔플 파일은 디스크에 있으니 익스큐터를 붙잡지 않는다.",
    refutation:
      "익스큐터가 있는 머신의 디스크에 있고, 셔플 서비스가 내주지 않으면 익스큐터와 함께 사라집니다. 서비스가 없으면 파일이 있는 것은 shuffleTracking.timeout 동안, 잡이 읽을 수 있는 동안에는 언제나 남습니다.",
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
  const { idleSince, hasCachedBlocks } = executor;
  if (idleSince === undefined || executor.isLeaving) return false;
  return idleSince + (hasCachedBlocks ? timeouts.cached : timeouts.idle) <= now;
}
