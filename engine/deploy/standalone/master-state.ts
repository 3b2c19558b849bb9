/**
 * What the Master's page shows under /json/: its workers, what of them is used, the applications and drivers it keeps. Same as Spark: names
 * and meaning of the fields; memory is in MiB. Left out on purpose: addresses of pages, users, times, custom resources, main classes. Spark 3.5.3:
 * core/…/deploy/JsonProtocol.scala. Chapter 15.
 */
import { MiB } from "../../foundation/sizes.ts";
import type { ApplicationState, DriverState, WorkerState } from "../../events/deploy-events.ts";
import type { Master, MasterStatus } from "./master.ts";
import {
  coresFree,
  coresGranted,
  isFinished,
  memoryFree,
  type ApplicationInfo,
  type DriverInfo,
  type WorkerInfo,
} from "./records.ts";

export interface WorkerSeen {
  readonly id: string;
  readonly host: string;
  readonly cores: number;
  readonly coresused: number;
  readonly coresfree: number;
  readonly memory: number;
  readonly memoryused: number;
  readonly memoryfree: number;
  readonly state: WorkerState;
}

export interface ApplicationSeen {
  readonly id: string;
  readonly name: string;
  /** Granted now; of a finished application those that it had when it ended. */
  readonly cores: number;
  readonly memoryperexecutor: number;
  readonly state: ApplicationState;
}

export interface DriverSeen {
  readonly id: string;
  readonly state: DriverState;
  readonly cores: number;
  readonly memory: number;
  readonly worker: string;
}

export interface MasterState {
  readonly url: string;
  readonly workers: readonly WorkerSeen[];
  readonly aliveworkers: number;
  readonly cores: number;
  readonly coresused: number;
  readonly memory: number;
  readonly memoryused: number;
  readonly activeapps: readonly ApplicationSeen[];
  readonly completedapps: readonly ApplicationSeen[];
  readonly activedrivers: readonly DriverSeen[];
  readonly completeddrivers: readonly DriverSeen[];
  readonly status: MasterStatus;
}

export function masterState(master: Master): MasterState {
  const workers = [...master.workers.values()];
  const alive = workers.filter((worker) => worker.state === "ALIVE");
  const applications = [...master.applications.all.values()];
  const drivers = [...master.drivers.values()];
  const sum = (of: (worker: WorkerInfo) => number): number =>
    alive.reduce((total, worker) => total + of(worker), 0);
  return {
    url: master.url,
    workers: workers.map(workerSeen),
    aliveworkers: alive.length,
    cores: sum((worker) => worker.cores),
    coresused: sum((worker) => worker.coresUsed),
    memory: sum((worker) => worker.memory) / MiB,
    memoryused: sum((worker) => worker.memoryUsed) / MiB,
    activeapps: applications.filter((app) => !isFinished(app.state)).map(applicationSeen),
    completedapps: applications.filter((app) => isFinished(app.state)).map(applicationSeen),
    activedrivers: drivers.filter((driver) => !isOver(driver.state)).map(driverSeen),
    completeddrivers: drivers.filter((driver) => isOver(driver.state)).map(driverSeen),
    status: master.state,
  };
}

const isOver = (state: DriverState): boolean => state !== "SUBMITTED" && state !== "RUNNING";

const workerSeen = (worker: WorkerInfo): WorkerSeen => ({
  id: worker.id,
  host: worker.host,
  cores: worker.cores,
  coresused: worker.coresUsed,
  coresfree: coresFree(worker),
  memory: worker.memory / MiB,
  memoryused: worker.memoryUsed / MiB,
  memoryfree: memoryFree(worker) / MiB,
  state: worker.state,
});

const applicationSeen = (app: ApplicationInfo): ApplicationSeen => ({
  id: app.id,
  name: app.name,
  cores: app.coresAtEnd ?? coresGranted(app),
  memoryperexecutor: app.memoryPerExecutor / MiB,
  state: app.state,
});

const driverSeen = (driver: DriverInfo): DriverSeen => ({
  id: driver.id,
  state: driver.state,
  cores: driver.cores,
  memory: driver.memory / MiB,
  worker: driver.worker?.id ?? "None",
});
