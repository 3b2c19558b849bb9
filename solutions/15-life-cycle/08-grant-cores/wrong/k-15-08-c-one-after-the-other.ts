/** K-15-08-c: “a worker is filled before the next is touched”. In Spark that is so only with spark.deploy.spreadOut off. */
import type { FreeWorker, Policies } from "#engine/kata";

export const belief = {
  id: "K-15-08-c",
  en: {
    belief: "The Master fills one worker before it turns to the next.",
    refutation:
      "By default it spreads an application over as many workers as it can, for data locality; filling up is what spark.deploy.spreadOut=false asks for.",
  },
  ko: {
    belief: "마스터는 한 워커를 다 채운 뒤에 다음 워커로 간다.",
    refutation:
      "기본값은 데이터 지역성을 위해 되도록 많은 워커에 흩는 것입니다. 하나씩 채우는 것은 spark.deploy.spreadOut이 false일 때입니다.",
  },
  killedBy: "spread out, no worker gets another helping while one before it waits for as many",
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
  const rounds = shares.map((share) => [share]);
  for (const round of rounds) {
    let gave = true;
    while (gave) gave = round.map(give).includes(true);
  }
  return shares.map(({ cores }) => cores);
};
