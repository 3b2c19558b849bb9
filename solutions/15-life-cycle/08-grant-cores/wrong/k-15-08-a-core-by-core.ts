/** K-15-08-a: “cores are handed out one at a time”. In Spark an executor gets its cores at once, or is not started. */
import type { FreeWorker, Policies } from "#engine/kata";

export const belief = {
  id: "K-15-08-a",
  en: {
    belief: "Cores are handed out one at a time, also where an executor's size is set.",
    refutation:
      "Then 48 cores wanted as executors of 16 would end as 12 on each of four workers, and not one executor could start. A helping is a whole executor.",
  },
  ko: {
    belief: "익스큐터의 크기를 정해도 코어는 하나씩 내준다.",
    refutation:
      "그러면 코어 16개짜리로 48개를 원할 때 워커 넷에 12개씩 흩어져 익스큐터가 하나도 뜨지 못합니다. 한 몫은 익스큐터 하나입니다.",
  },
  killedBy: "a grant keeps every limit and leaves nothing that would still have fitted",
} as const;

interface Share {
  readonly worker: FreeWorker;
  cores: number;
}

export const grantCores: Policies["grantCores"] = (request) => {
  const { coresPerExecutor, memoryPerExecutor, executorLimit } = request;
  const helping = 1;
  const shares = request.workers.map((worker): Share => ({ worker, cores: 0 }));
  let coresLeft = request.coresLeft;
  let executors = request.executorsHeld;
  const give = (share: Share): boolean => {
    const { worker, cores } = share;
    if (coresLeft < helping || worker.coresFree - cores < helping) return false;
    if (cores % (coresPerExecutor ?? Infinity) === 0) {
      const memory = (cores / (coresPerExecutor ?? 1) + 1) * memoryPerExecutor;
      if (executors >= executorLimit || worker.memoryFree < memory) return false;
      executors += 1;
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
