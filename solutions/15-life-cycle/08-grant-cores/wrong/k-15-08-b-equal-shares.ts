/** K-15-08-b: “every worker gives the same, the rest is not granted”. In Spark the rest goes to the first workers. */
import type { FreeWorker, Policies } from "#engine/kata";

export const belief = {
  id: "K-15-08-b",
  en: {
    belief:
      "Spread out means that every worker gives the same number of cores; what does not divide is left over.",
    refutation:
      "Eight cores on three workers are 3, 3 and 2. Spark goes round and gives until nothing is left or nothing fits; a worker that is full drops out, and the others go on.",
  },
  ko: {
    belief:
      "흩어 준다는 것은 워커마다 같은 수를 준다는 뜻이고, 나누어떨어지지 않는 나머지는 주지 않는다.",
    refutation:
      "워커 셋에 코어 8개면 3, 3, 2개입니다. 스파크는 남은 것이 없거나 더 들어갈 곳이 없을 때까지 차례로 돕니다. 다 찬 워커는 빠지고 나머지는 계속 받습니다.",
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
      const memory = (cores / helping + 1) * memoryPerExecutor;
      if (executors >= executorLimit || worker.memoryFree < memory) return false;
      executors += 1;
    }
    share.cores += helping;
    coresLeft -= helping;
    return true;
  };
  if (request.spreadOut && coresPerExecutor === undefined) {
    const equal = Math.floor(coresLeft / Math.max(1, shares.length));
    return shares.map(({ worker }) =>
      worker.memoryFree < memoryPerExecutor ? 0 : Math.min(equal, worker.coresFree),
    );
  }
  const rounds = request.spreadOut ? [shares] : shares.map((share) => [share]);
  for (const round of rounds) {
    let gave = true;
    while (gave) gave = round.map(give).includes(true);
  }
  return shares.map(({ cores }) => cores);
};
