/** M-36: “the executor memory is for all executors together”. In Spark each executor takes as much. */
import type { FreeWorker, Policies } from "#engine/kata";

export const belief = {
  id: "M-36",
  en: {
    belief: "The executor memory is what the application's executors on a worker have together.",
    refutation:
      "It is what one executor has. Three executors on a worker take it three times, and where the memory is used up, no further one fits however many cores are free.",
  },
  ko: {
    belief: "익스큐터 메모리는 한 워커의 익스큐터가 함께 쓰는 양이다.",
    refutation:
      "익스큐터 하나의 양입니다. 한 워커에 셋이 뜨면 세 번 씁니다. 메모리가 모자라면 코어가 아무리 남아도 더 띄우지 못합니다.",
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
    if (coresPerExecutor !== undefined || cores === 0) {
      if (executors >= executorLimit || worker.memoryFree < memoryPerExecutor) return false;
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
