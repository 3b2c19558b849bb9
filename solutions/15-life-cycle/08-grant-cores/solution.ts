/**
 * 15/08 · Grant cores: one helping at a time, round after round, or worker after worker.
 *
 * In Spark: Master.scheduleExecutorsOnWorkers. Left out on purpose: GPUs and other resources with names.
 */
import type { FreeWorker, Policies } from "#engine/kata";

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

  /** Answers whether there was enough for one more helping. */
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

  const rounds = request.spreadOut ? [shares] : shares.map((share) => [share]);
  for (const round of rounds) {
    let gave = true;
    while (gave) gave = round.map(give).includes(true);
  }
  return shares.map(({ cores }) => cores);
};
