/**
 * Master: the cluster manager of a standalone cluster. It keeps workers, applications and drivers, and grants executors, first come first
 * served. It hears nothing of jobs, stages or tasks. One of several is in charge, the others stand by. Rules D2.4–D2.32, D2.52–D2.55.
 * Spark 3.5.3: core/…/deploy/master/Master.scala.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { bytesToString, type Bytes } from "../../foundation/sizes.ts";
import { stampOf } from "../../foundation/timestamps.ts";
import type { DriverState } from "../../events/deploy-events.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun } from "../application-run.ts";
import type { MasterAddress } from "./master-address.ts";
import { MasterRecovery } from "./master-recovery.ts";
import { PersistenceEngine } from "./persistence.ts";
import { MasterApplications } from "./master-applications.ts";
import { scheduleDrivers, scheduleExecutors } from "./master-schedule.ts";
import { isFinished, newWorkerInfo, type DriverInfo, type WorkerInfo } from "./records.ts";
import type { Worker } from "./worker.ts";

export interface ApplicationDescription {
  readonly appName: string;
  readonly coresMax: number | undefined;
  readonly coresPerExecutor: number | undefined;
  readonly memoryPerExecutor: Bytes;
  /** How many executors it may have until it says how many it wants; unset: any number. */
  readonly initialExecutorLimit?: number;
}

/** Spark's RecoveryState. */
export type MasterStatus = "STANDBY" | "ALIVE" | "RECOVERING" | "COMPLETING_RECOVERY";

export interface MasterOptions {
  /** The name of its process in the trace. */
  readonly name: string;
  /** The machine. */
  readonly host: string;
  /** What it calls itself: workers and drivers must reach it by this name. */
  readonly address: string;
  readonly port: number;
  readonly conf: SparkConf;
}

export class Master implements Process {
  readonly name: string;
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly world: World;
  readonly conf: SparkConf;
  alive = true;
  readonly workers = new Map<string, WorkerInfo>();
  readonly applications: MasterApplications;
  readonly drivers = new Map<string, DriverInfo>();
  readonly persistence: PersistenceEngine;
  readonly recovery: MasterRecovery;
  state: MasterStatus = "ALIVE";
  #nextDriver = 0;

  constructor(world: World, options: MasterOptions) {
    this.world = world;
    this.name = options.name;
    this.host = options.host;
    this.address = options.address;
    this.port = options.port;
    this.conf = options.conf;
    this.persistence = new PersistenceEngine(world, options.host, options.conf);
    this.recovery = new MasterRecovery(this);
    this.applications = new MasterApplications(this);
  }

  /** `spark://localhost:7077`. */
  get url(): string {
    return `spark://${this.address}:${this.port}`;
  }

  /** Its port is bound: it shows itself (`pages`: its web UI) and is elected, at once where nobody else can stand. */
  start(pages: () => void = () => undefined): void {
    this.log("INFO", `Starting Spark master at ${this.url}`);
    this.world.detail("INFO", "Master", "Running Spark version 3.5.3", this.name);
    pages();
    this.recovery.begin();
    this.#checkWorkers();
  }

  log(level: "INFO" | "WARN" | "ERROR", text: string): void {
    this.world.log(level, "Master", text, this.name);
  }

  /** RegisterWorker; `asked`: the address by which the worker knows this Master. */
  registerWorker(worker: Worker, asked: MasterAddress): void {
    const { id, host, cores, memory } = worker;
    this.log(
      "INFO",
      `Registering worker ${host}:${worker.port} with ${cores} cores, ${bytesToString(memory)} RAM`,
    );
    // MasterInStandby: the worker goes on asking.
    if (this.state === "STANDBY") return;
    for (const info of this.workers.values())
      if (info.worker === worker && info.state === "DEAD") this.workers.delete(info.id);
    if (!this.workers.has(id)) this.adopt(newWorkerInfo(worker, this.world.now()));
    const said = this.world.record({
      kind: "RegisteredWorker",
      from: this.name,
      to: worker.name,
      workerId: id,
    });
    this.world.because(said, () => {
      this.world.network.send(this, worker, "RegisteredWorker", () =>
        worker.registered(this, asked),
      );
      this.schedule();
    });
  }

  /** A worker is one of this Master's, until its connection closes. */
  adopt(info: WorkerInfo): void {
    const { id, worker } = info;
    this.workers.set(id, info);
    this.persistence.persist("worker", id, info);
    const gone = `${worker.host}:${worker.port} got disassociated`;
    this.world.network.watch(worker, () => this.removeWorker(id, gone, `${gone}, removing it.`));
  }

  /** WorkerLatestState: what the Master does not know of is to be ended (SPARK-13604). */
  workerLatestState(
    worker: Worker,
    executors: readonly { readonly appId: string; readonly id: string }[],
    drivers: readonly string[],
  ): void {
    const info = this.workers.get(worker.id);
    if (info === undefined) return;
    for (const { appId, id } of executors)
      if (this.applications.all.get(appId)?.executors.get(id)?.worker !== info)
        this.world.network.send(this, worker, "KillExecutor", () => worker.killExecutor(appId, id));
    for (const id of drivers)
      if (this.drivers.get(id)?.worker !== info)
        this.world.network.send(this, worker, "KillDriver", () => worker.killDriver(id));
  }

  /** Heartbeat. One that was taken for dead is asked to register again; of one that is unknown nothing is known. */
  workerHeartbeat(worker: Worker): void {
    const info = this.workers.get(worker.id);
    if (info !== undefined && info.state !== "DEAD") {
      info.lastHeartbeat = this.world.now();
      return;
    }
    const text = `Got heartbeat from unregistered worker ${worker.id}.`;
    if (info === undefined) {
      const ignored = "This worker was never registered, so ignoring the heartbeat.";
      return this.log("WARN", `${text} ${ignored}`);
    }
    this.log("WARN", `${text} Asking it to re-register.`);
    this.world.network.send(this, worker, "ReconnectWorker", () =>
      worker.registration.asked(this.url),
    );
  }

  /** CheckForWorkerTimeOut, every spark.worker.timeout. */
  #checkWorkers(): void {
    const timeout = this.conf.time("spark.worker.timeout");
    this.world.daemonAfter(timeout, "CheckForWorkerTimeOut", () => {
      if (!this.alive) return;
      for (const info of this.workers.values()) {
        if (info.state === "ALIVE" && info.lastHeartbeat < this.world.now() - timeout) {
          const silent = `${timeout / 1_000_000} seconds`;
          this.log("WARN", `Removing ${info.id} because we got no heartbeat in ${silent}`);
          this.removeWorker(info.id, `Not receiving heartbeat for ${silent}`);
        }
      }
      this.#checkWorkers();
    });
  }

  /** `seen`: what the log says of it first. */
  removeWorker(id: string, reason: string, seen?: string): void {
    const info = this.workers.get(id);
    if (!this.alive || info === undefined || info.state === "DEAD") return;
    info.state = "DEAD";
    this.persistence.unpersist("worker", id);
    if (seen !== undefined) this.log("INFO", seen);
    this.log("INFO", `Removing worker ${id} on ${info.host}:${info.worker.port}`);
    const said = this.world.record({
      kind: "WorkerRemoved",
      from: this.name,
      to: "drivers",
      workerId: id,
      reason,
    });
    this.world.because(said, () => {
      this.applications.workerLost(info, reason);
      for (const driver of this.drivers.values())
        if (driver.worker === info) this.#driverOnLostWorker(driver);
      this.log("INFO", `Telling app of lost worker: ${id}`);
      for (const app of this.applications.all.values())
        if (!isFinished(app.state))
          this.world.network.send(this, app.driver, "WorkerRemoved", () =>
            app.driver.workerRemoved(app.id, id, info.host, reason),
          );
      this.schedule();
    });
  }

  #driverOnLostWorker(driver: DriverInfo): void {
    if (driver.state !== "RUNNING") return;
    if (!driver.run.supervise) {
      this.log("INFO", `Not re-launching ${driver.id} because it was not supervised`);
      this.log("INFO", `Removing driver: ${driver.id}`);
      driver.state = "ERROR";
      this.persistence.unpersist("driver", driver.id);
      return;
    }
    this.log("INFO", `Re-launching ${driver.id}`);
    driver.state = "RELAUNCHING";
    this.persistence.unpersist("driver", driver.id);
    this.submitDriver(driver.run);
  }

  /** RequestSubmitDriver: cluster mode. Answers the driver's id. */
  submitDriver(run: ApplicationRun): DriverInfo {
    const id = `driver-${stampOf(this.world.now())}-${String(this.#nextDriver).padStart(4, "0")}`;
    this.#nextDriver += 1;
    const driver: DriverInfo = {
      id,
      run,
      startTime: this.world.now(),
      cores: run.conf.int("spark.driver.cores"),
      memory: run.conf.size("spark.driver.memory"),
      worker: undefined,
      state: "SUBMITTED",
    };
    this.drivers.set(id, driver);
    this.persistence.persist("driver", id, driver);
    this.log("INFO", "Driver submitted org.apache.spark.deploy.worker.DriverWrapper");
    this.schedule();
    return driver;
  }

  /** RequestKillDriver: one that waits is taken off the list, one that runs is ended by its worker. Answers whether there was one. */
  killDriver(id: string): boolean {
    this.log("INFO", `Asked to kill driver ${id}`);
    const driver = this.drivers.get(id);
    const { worker } = driver ?? {};
    if (driver === undefined || (driver.state !== "SUBMITTED" && driver.state !== "RUNNING")) {
      this.log("WARN", `Driver ${id} has already finished or does not exist`);
      return false;
    }
    this.log("INFO", `Kill request for ${id} submitted`);
    if (worker === undefined) this.driverStateChanged(id, "KILLED");
    else
      this.world.network.send(this, worker.worker, "KillDriver", () =>
        worker.worker.killDriver(id),
      );
    return true;
  }

  driverStateChanged(id: string, state: DriverState): void {
    const driver = this.drivers.get(id);
    if (driver === undefined) return;
    this.log("INFO", `Removing driver: ${id}`);
    if (driver.worker !== undefined) {
      driver.worker.coresUsed -= driver.cores;
      driver.worker.memoryUsed -= driver.memory;
    }
    driver.state = state;
    this.persistence.unpersist("driver", id);
    this.schedule();
  }

  /** After a recovery: drivers that no worker told of are started again if they are supervised. */
  driversWithoutWorker(): void {
    for (const driver of this.drivers.values()) {
      if (driver.worker !== undefined || driver.state !== "RUNNING") continue;
      this.log("WARN", `Driver ${driver.id} was not found after master recovery`);
      this.#driverOnLostWorker(driver);
    }
  }

  /** Drivers first, then executors; on every change. */
  schedule(): void {
    if (!this.alive || this.state !== "ALIVE") return;
    scheduleDrivers(this);
    scheduleExecutors(this);
  }

  die(): void {
    if (!this.alive) return;
    this.world.record({
      kind: "ProcessLost",
      from: "fault",
      to: this.name,
      process: this.name,
      reason: "kill -9",
    });
    this.world.network.kill(this);
  }
}
