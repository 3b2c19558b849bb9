/** What a Master keeps of workers, applications, executors and drivers. Spark 3.5.3: core/…/deploy/master/*Info.scala. Rules D2.12–D2.15. */
import type { ApplicationId, ExecutorId, HostName, WorkerId } from "../../foundation/ids.ts";
import type { Bytes, Micros } from "../../foundation/sizes.ts";
import type {
  ApplicationState,
  DriverState,
  ExecutorState,
  WorkerState,
} from "../../events/deploy-events.ts";
import type { ApplicationRun } from "../application-run.ts";
import type { ApplicationDescription } from "./master.ts";
import type { StandaloneDriver } from "./standalone-driver.ts";
import type { Worker } from "./worker.ts";

/** Who submits everything in a simulation, as web pages and event logs say it. */
export const SPARK_USER = "learner";

export interface WorkerInfo {
  readonly id: WorkerId;
  readonly worker: Worker;
  readonly host: HostName;
  readonly cores: number;
  readonly memory: Bytes;
  coresUsed: number;
  memoryUsed: Bytes;
  state: WorkerState;
  lastHeartbeat: number;
}

export interface ExecutorInfo {
  readonly id: ExecutorId;
  readonly worker: WorkerInfo;
  readonly cores: number;
  readonly memory: Bytes;
  state: ExecutorState;
  /** Its cores and memory count as free. */
  freed: boolean;
}

export interface ApplicationInfo {
  readonly id: ApplicationId;
  readonly driver: StandaloneDriver;
  readonly name: string;
  /** spark.cores.max, or the Master's default; undefined: unlimited. */
  readonly coresMax: number | undefined;
  readonly coresPerExecutor: number | undefined;
  readonly memoryPerExecutor: Bytes;
  readonly executors: Map<ExecutorId, ExecutorInfo>;
  /** Executors that it lost or gave back, for the Master's page. */
  readonly removedExecutors: ExecutorInfo[];
  readonly startTime: Micros;
  /** Once it is over: when, and what it held then, which the Master goes on showing. */
  atEnd: { readonly time: Micros; readonly cores: number; readonly executors: number } | undefined;
  readonly initialExecutorLimit: number;
  /** How many executors it wants at most. */
  executorLimit: number;
  nextExecutorId: number;
  retryCount: number;
  state: ApplicationState;
}

export interface DriverInfo {
  readonly id: string;
  readonly run: ApplicationRun;
  readonly startTime: Micros;
  readonly cores: number;
  readonly memory: Bytes;
  worker: WorkerInfo | undefined;
  state: DriverState;
}

export const coresGranted = (app: ApplicationInfo): number =>
  [...app.executors.values()].reduce((sum, executor) => sum + executor.cores, 0);
export const coresFree = (worker: WorkerInfo): number => worker.cores - worker.coresUsed;
export const memoryFree = (worker: WorkerInfo): Bytes => worker.memory - worker.memoryUsed;
export const isFinished = (state: ApplicationState): boolean =>
  state !== "WAITING" && state !== "RUNNING" && state !== "UNKNOWN";

export const newApplicationInfo = (
  id: ApplicationId,
  driver: StandaloneDriver,
  description: ApplicationDescription,
  now: Micros,
): ApplicationInfo => ({
  id,
  driver,
  name: description.appName,
  coresMax: description.coresMax,
  coresPerExecutor: description.coresPerExecutor,
  memoryPerExecutor: description.memoryPerExecutor,
  executors: new Map(),
  removedExecutors: [],
  startTime: now,
  atEnd: undefined,
  initialExecutorLimit: description.initialExecutorLimit ?? Number.MAX_SAFE_INTEGER,
  executorLimit: description.initialExecutorLimit ?? Number.MAX_SAFE_INTEGER,
  nextExecutorId: 0,
  retryCount: 0,
  state: "WAITING",
});

export const newWorkerInfo = (worker: Worker, now: number): WorkerInfo => ({
  id: worker.id,
  worker,
  host: worker.host,
  cores: worker.cores,
  memory: worker.memory,
  coresUsed: 0,
  memoryUsed: 0,
  state: "ALIVE",
  lastHeartbeat: now,
});
