/** M-34: “without a word an executor takes one core”. In Spark it takes all that its worker has free. */
import type { FreeWorker, Policies } from "#engine/kata";

export const belief = {
  id: "M-34",
  en: {
    belief: "Whoever asks for nothing gets one core of each worker.",
    refutation:
      "On standalone an application without settings takes every free core: its executor on a worker grows until nothing is left. One core by default is YARN's and Kubernetes's rule.",
  },
  ko: {
    belief: "아무것도 정하지 않으면 워커마다 코어 하나를 받는다.",
    refutation:
      "스탠드얼론에서는 설정이 없는 애플리케이션이 남은 코어를 모두 가져갑니다. 워커의 익스큐터가 남은 것이 없을 때까지 커집니다. 기본값이 코어 하나인 것은 YARN과 쿠버네티스입니다.",
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
    if (coresPerExecutor === undefined && cores > 0) return false;
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
