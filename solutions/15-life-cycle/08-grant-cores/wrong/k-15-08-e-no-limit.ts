/** K-15-08-e: “executors are limited by cores and memory only”. In Spark an application may have a limit of its own. */
import type { FreeWorker, Policies } from "#engine/kata";

export const belief = {
  id: "K-15-08-e",
  en: {
    belief: "How many executors an application gets depends on cores and memory only.",
    refutation:
      "An application may set a limit of its own: with dynamic allocation it says how many executors it wants now, and those that it holds count. At the limit it gets none, however much is free.",
  },
  ko: {
    belief: "익스큐터 수는 코어와 메모리로만 정해진다.",
    refutation:
      "애플리케이션이 스스로 한도를 정하기도 합니다. 동적 할당에서는 지금 원하는 익스큐터 수를 말하고, 이미 가진 것도 셉니다. 한도에 이르면 자리가 남아도 받지 않습니다.",
  },
  killedBy: "a grant keeps every limit and leaves nothing that would still have fitted",
} as const;

interface Share {
  readonly worker: FreeWorker;
  cores: number;
}

export const grantCores: Policies["grantCores"] = (request) => {
  const { coresPerExecutor, memoryPerExecutor } = request;
  const helping = coresPerExecutor ?? 1;
  const shares = request.workers.map((worker): Share => ({ worker, cores: 0 }));
  let coresLeft = request.coresLeft;
  const give = (share: Share): boolean => {
    const { worker, cores } = share;
    if (coresLeft < helping || worker.coresFree - cores < helping) return false;
    if (coresPerExecutor !== undefined || cores === 0) {
      const memory = (cores / helping + 1) * memoryPerExecutor;
      if (worker.memoryFree < memory) return false;
    }
    share.cores += helping;
    coresLeft -= helping;
    return true;
  };
  const rounds = request.spreadOut ? [shares] : shares.map((share) => [share]);
  for (const round of rounds) {
    let gave = true;
    while (gave) gave = round.map(give).includes(true);
  }
  return shares.map(({ cores }) => cores);
};
