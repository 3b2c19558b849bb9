/** M-38: “a worker runs one executor of an application”. In Spark it runs as many as fit once their size is set. */
import type { FreeWorker, Policies } from "#engine/kata";

export const belief = {
  id: "M-38",
  en: {
    belief: "A worker runs at most one executor of an application.",
    refutation:
      "So it is only while spark.executor.cores is not set. With it, a worker with 10 free cores runs five executors of two cores, if its memory is enough.",
  },
  ko: {
    belief: "한 워커에는 한 애플리케이션의 익스큐터가 하나만 뜬다.",
    refutation:
      "spark.executor.cores를 정하지 않았을 때만 그렇습니다. 정하면 빈 코어가 10개인 워커에 코어 2개짜리 익스큐터가 다섯까지 뜹니다. 메모리가 넉넉하다면 그렇습니다.",
  },
  killedBy: "a grant keeps every limit and leaves nothing that would still have fitted",
} as const;

interface Share {
  readonly worker: FreeWorker;
  cores: number;
}

export const grantCores: Policies["grantCores"] = (request) => {
  const { coresPerExecutor, memoryPerExecutor, executorLimit } = request;
  const helping = coresPerExecutor ?? 1;
  const shares = request.workers.map((worker): Share => ({ worker, cores: 0 }));
  let coresLeft = request.coresLeft;
  let executors = request.executorsHeld;
  const give = (share: Share): boolean => {
    const { worker, cores } = share;
    if (coresLeft < helping || worker.coresFree - cores < helping) return false;
    if (coresPerExecutor !== undefined && cores > 0) return false;
    if (coresPerExecutor !== undefined || cores === 0) {
      const memory = (cores / helping + 1) * memoryPerExecutor;
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
