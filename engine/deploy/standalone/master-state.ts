/**
 * What the Master's page shows under /json/: its workers, what of them is used, the applications and drivers it keeps. Same as Spark: names, order
 * and meaning of the fields, doubled old names among them; memory is in MiB, times are milliseconds since 1970. Left out on purpose: custom resources,
 * which no simulated worker has. Spark 3.5.3: core/…/deploy/JsonProtocol.scala. Chapter 15.
 */
import { dateWords } from "../../foundation/date-words.ts";
import { MiB, type Micros } from "../../foundation/sizes.ts";
import { epochMillis } from "../../foundation/timestamps.ts";
import type { ApplicationState, DriverState, WorkerState } from "../../events/deploy-events.ts";
import type { Master, MasterStatus } from "./master.ts";
import {
  coresFree,
  coresGranted,
  isFinished,
  memoryFree,
  SPARK_USER,
  type ApplicationInfo,
  type DriverInfo,
  type WorkerInfo,
} from "./records.ts";

/** Custom resources by their names: there are none. */
export type ResourcesSeen = Readonly<Record<string, never>>;

export interface WorkerSeen {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly webuiaddress: string;
  readonly cores: number;
  readonly coresused: number;
  readonly coresfree: number;
  readonly memory: number;
  readonly memoryused: number;
  readonly memoryfree: number;
  readonly resources: ResourcesSeen;
  readonly resourcesused: ResourcesSeen;
  readonly resourcesfree: ResourcesSeen;
  readonly state: WorkerState;
  readonly lastheartbeat: number;
}

export interface ApplicationSeen {
  readonly id: string;
  readonly starttime: number;
  readonly name: string;
  /** Granted now; of a finished application those that it had when it ended. */
  readonly cores: number;
  readonly user: string;
  readonly memoryperexecutor: number;
  readonly memoryperslave: number;
  readonly resourcesperexecutor: readonly never[];
  readonly resourcesperslave: readonly never[];
  readonly submitdate: string;
  readonly state: ApplicationState;
  /** Up to its end, or up to now. */
  readonly duration: number;
}

export interface DriverSeen {
  readonly id: string;
  /** A text, though a number. */
  readonly starttime: string;
  readonly state: DriverState;
  readonly cores: number;
  readonly memory: number;
  readonly resources: ResourcesSeen;
  readonly submitdate: string;
  readonly worker: string;
  readonly mainclass: string;
}

export interface MasterState {
  readonly url: string;
  readonly workers: readonly WorkerSeen[];
  readonly aliveworkers: number;
  readonly cores: number;
  readonly coresused: number;
  readonly memory: number;
  readonly memoryused: number;
  /** One for each worker that lives. */
  readonly resources: readonly ResourcesSeen[];
  readonly resourcesused: readonly ResourcesSeen[];
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
  const now = master.world.now();
  const sum = (of: (worker: WorkerInfo) => number): number =>
    alive.reduce((total, worker) => total + of(worker), 0);
  const seen = (app: ApplicationInfo): ApplicationSeen => applicationSeen(app, now);
  return {
    url: master.url,
    workers: workers.map(workerSeen),
    aliveworkers: alive.length,
    cores: sum((worker) => worker.cores),
    coresused: sum((worker) => worker.coresUsed),
    memory: sum((worker) => worker.memory) / MiB,
    memoryused: sum((worker) => worker.memoryUsed) / MiB,
    resources: alive.map(() => ({})),
    resourcesused: alive.map(() => ({})),
    activeapps: applications.filter((app) => !isFinished(app.state)).map(seen),
    completedapps: applications.filter((app) => isFinished(app.state)).map(seen),
    activedrivers: drivers.filter((driver) => !isOver(driver.state)).map(driverSeen),
    completeddrivers: drivers.filter((driver) => isOver(driver.state)).map(driverSeen),
    status: master.state,
  };
}

const isOver = (state: DriverState): boolean => state !== "SUBMITTED" && state !== "RUNNING";

const workerSeen = (worker: WorkerInfo): WorkerSeen => ({
  id: worker.id,
  host: worker.host,
  port: worker.worker.port,
  webuiaddress: worker.worker.webUiAddress,
  cores: worker.cores,
  coresused: worker.coresUsed,
  coresfree: coresFree(worker),
  memory: worker.memory / MiB,
  memoryused: worker.memoryUsed / MiB,
  memoryfree: memoryFree(worker) / MiB,
  resources: {},
  resourcesused: {},
  resourcesfree: {},
  state: worker.state,
  lastheartbeat: epochMillis(worker.lastHeartbeat),
});

const applicationSeen = (app: ApplicationInfo, now: Micros): ApplicationSeen => ({
  id: app.id,
  starttime: epochMillis(app.startTime),
  name: app.name,
  cores: app.atEnd?.cores ?? coresGranted(app),
  user: SPARK_USER,
  memoryperexecutor: app.memoryPerExecutor / MiB,
  memoryperslave: app.memoryPerExecutor / MiB,
  resourcesperexecutor: [],
  resourcesperslave: [],
  submitdate: dateWords(epochMillis(app.startTime)),
  state: app.state,
  duration: epochMillis(app.atEnd?.time ?? now) - epochMillis(app.startTime),
});

const driverSeen = (driver: DriverInfo): DriverSeen => ({
  id: driver.id,
  starttime: String(epochMillis(driver.startTime)),
  state: driver.state,
  cores: driver.cores,
  memory: driver.memory / MiB,
  resources: {},
  submitdate: dateWords(epochMillis(driver.startTime)),
  worker: driver.worker?.id ?? "None",
  mainclass: driver.run.mainClass,
});
