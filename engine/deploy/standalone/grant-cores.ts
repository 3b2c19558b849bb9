/**
 * How the Master grants cores: spread over workers by default, or worker after worker. With cores per executor set, in whole executors;
 * without, one executor a worker that grows. Rules D2.23–D2.26; the golden table of MasterSuite is in the tests.
 * Spark 3.5.3: core/…/deploy/master/Master.scala scheduleExecutorsOnWorkers.
 */
import type { Bytes } from "../../foundation/sizes.ts";

export interface FreeWorker {
  readonly coresFree: number;
  readonly memoryFree: Bytes;
}

export interface CoreRequest {
  /** Workers that could take an executor, in the order in which they are asked. */
  readonly workers: readonly FreeWorker[];
  /** Cores the application may still have. */
  readonly coresLeft: number;
  /** Undefined: one executor a worker, with all the cores it is given there. */
  readonly coresPerExecutor: number | undefined;
  readonly memoryPerExecutor: Bytes;
  readonly spreadOut: boolean;
  /** How many executors it may have at all, and how many it has. */
  readonly executorLimit: number;
  readonly executorsHeld: number;
}

/** Cores for each worker of the request, in its order. */
export type GrantCores = (request: CoreRequest) => readonly number[];

export const grantCores: GrantCores = (request) => {
  const { workers, coresPerExecutor, memoryPerExecutor } = request;
  const step = coresPerExecutor ?? 1;
  const cores = workers.map(() => 0);
  const executors = workers.map(() => 0);
  let toAssign = Math.min(
    request.coresLeft,
    workers.reduce((sum, worker) => sum + worker.coresFree, 0),
  );
  const fits = (i: number): boolean => {
    const worker = workers[i] as FreeWorker;
    if (toAssign < step || worker.coresFree - (cores[i] as number) < step) return false;
    if (coresPerExecutor === undefined && (executors[i] as number) > 0) return true;
    const held = executors.reduce((sum, count) => sum + count, request.executorsHeld);
    return (
      worker.memoryFree - (executors[i] as number) * memoryPerExecutor >= memoryPerExecutor &&
      held < request.executorLimit
    );
  };
  const give = (i: number): void => {
    toAssign -= step;
    cores[i] = (cores[i] as number) + step;
    executors[i] = coresPerExecutor === undefined ? 1 : (executors[i] as number) + 1;
  };
  let live = workers.map((_, i) => i).filter(fits);
  while (live.length > 0) {
    for (const i of live) {
      while (fits(i)) {
        give(i);
        if (request.spreadOut) break;
      }
    }
    live = live.filter(fits);
  }
  return cores;
};
