/**
 * The registries of a Master (its own, and that of its applications) and of a Worker. In Spark: MasterSource, ApplicationSource, WorkerSource. The same: names; memory in
 * MiB; an application that is over is not among the applications' any more; after its name stands the instant at which it was registered. Left out on purpose: `jvm`.
 * Spark 3.5.3: core/…/deploy/master/MasterSource.scala, ApplicationSource.scala, worker/WorkerSource.scala.
 */
import type { Master } from "../../deploy/standalone/master.ts";
import { coresGranted, isFinished } from "../../deploy/standalone/records.ts";
import { workerState } from "../../deploy/standalone/worker-state.ts";
import type { Worker } from "../../deploy/standalone/worker.ts";
import { epochMillis } from "../../foundation/timestamps.ts";
import { snapshotOf, type SourceSeen, staticSources } from "./registry.ts";
import type { Snapshot } from "./snapshot.ts";

const own = (source: string): string => source;
const withStatic = (sources: readonly SourceSeen[]): Snapshot =>
  snapshotOf([...sources, ...staticSources(own)]);

const living = (master: Master) =>
  [...master.applications.all.values()].filter(({ state }) => !isFinished(state));

export function masterMetrics(master: Master): Snapshot {
  const workers = [...master.workers.values()];
  const apps = living(master);
  return withStatic([
    {
      name: "master",
      gauges: {
        aliveWorkers: workers.filter(({ state }) => state === "ALIVE").length,
        apps: apps.length,
        waitingApps: apps.filter(({ state }) => state === "WAITING").length,
        workers: workers.length,
      },
    },
  ]);
}

/** What the Master knows of its applications. */
export function applicationsMetrics(master: Master): Snapshot {
  const now = master.world.now();
  return withStatic(
    living(master).map((app) => ({
      name: `application.${app.name}.${epochMillis(app.startTime)}`,
      gauges: {
        cores: coresGranted(app),
        runtime_ms: epochMillis(now) - epochMillis(app.startTime),
        status: app.state,
      },
    })),
  );
}

export function workerMetrics(worker: Worker): Snapshot {
  const { cores, coresused, memory, memoryused, executors } = workerState(worker);
  return withStatic([
    {
      name: "worker",
      gauges: {
        coresFree: cores - coresused,
        coresUsed: coresused,
        executors: executors.length,
        memFree_MB: memory - memoryused,
        memUsed_MB: memoryused,
      },
    },
  ]);
}
