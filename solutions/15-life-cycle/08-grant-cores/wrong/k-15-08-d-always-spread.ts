/** K-15-08-d: “a Master always spreads an application out”. In Spark it can be told to fill workers one after another. */
import type { FreeWorker, Policies } from "#engine/kata";

export const belief = {
  id: "K-15-08-d",
  en: {
    belief: "The Master always spreads an application over all workers.",
    refutation:
      "With spark.deploy.spreadOut=false it fills one worker after another, which suits programs that compute much and read little.",
  },
  ko: {
    belief: "마스터는 애플리케이션을 언제나 모든 워커에 흩는다.",
    refutation:
      "spark.deploy.spreadOut이 false이면 워커를 하나씩 채웁니다. 많이 계산하고 적게 읽는 프로그램에 맞는 방식입니다.",
  },
  killedBy: "not spread out, a worker gets nothing while one before it has room",
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
  const rounds = [shares];
  for (const round of rounds) {
    let gave = true;
    while (gave) gave = round.map(give).includes(true);
  }
  return shares.map(({ cores }) => cores);
};
