/**
 * Master: the cluster manager of a standalone cluster. It keeps workers, applications and drivers, and grants executors, first come first
 * served. It hears nothing of jobs, stages or tasks. Rules D2.4–D2.32. Left out so far: recovery and standby masters, the REST gateway.
 * Spark 3.5.3: core/…/deploy/master/Master.scala.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { bytesToString, milliseconds, type Bytes } from "../../foundation/sizes.ts";
import { stampOf } from "../../foundation/timestamps.ts";
import type { DriverState } from "../../events/deploy-events.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun } from "../application-run.ts";
import type { MasterAddress } from "./master-address.ts";
import { MasterApplications } from "./master-applications.ts";
import { scheduleDrivers, scheduleExecutors } from "./master-schedule.ts";
import { isFinished, newWorkerInfo, type DriverInfo, type WorkerInfo } from "./records.ts";
import type { Worker } from "./worker.ts";

export interface ApplicationDescription {
  readonly appName: string;
  readonly coresMax: number | undefined;
  readonly coresPerExecutor: number | undefined;
  readonly memoryPerExecutor: Bytes;
}

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
  #nextDriver = 0;

  constructor(world: World, options: MasterOptions) {
    this.world = world;
    this.name = options.name;
    this.host = options.host;
    this.address = options.address;
    this.port = options.port;
    this.conf = options.conf;
    this.applications = new MasterApplications(this);
  }

  /** `spark://localhost:7077`. */
  get url(): string {
    return `spark://${this.address}:${this.port}`;
  }

  /** Its port is bound: it shows itself (`pages`: its web UI) and is elected, as nobody else stands. */
  start(pages: () => void = () => undefined): void {
    this.log("INFO", `Starting Spark master at ${this.url}`);
    this.world.detail("INFO", "Master", "Running Spark version 3.5.3", this.name);
    pages();
    this.log("INFO", "I have been elected leader! New state: ALIVE");
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
    for (const info of this.workers.values())
      if (info.worker === worker && info.state === "DEAD") this.workers.delete(info.id);
    if (!this.workers.has(id)) {
      this.workers.set(id, newWorkerInfo(worker, this.world.now()));
      const gone = `${host}:${worker.port} got disassociated`;
      this.world.network.watch(worker, () => this.#removeWorker(id, `${gone}, removing it.`, gone));
    }
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

  /** What a Master notices of a process that leaves: its connection here, and the address where it listened. Only in whole logs. */
  connectionsLost(host: string, addresses: readonly string[]): void {
    const { world } = this;
    if (!world.wholeLogs) return;
    const port = 32_768 + world.random(`connection ${host} ${world.now()}`).below(28_000);
    const client = `${world.hosts.resolve(host, this.address) ?? host}:${port}`;
    world.after(milliseconds(20), "disassociated", () => {
      if (!this.alive) return;
      for (const address of [client, ...addresses])
        this.log("INFO", `${address} got disassociated, removing it.`);
    });
  }

  /** CheckForWorkerTimeOut, every spark.worker.timeout. */
  #checkWorkers(): void {
    const timeout = this.conf.time("spark.worker.timeout");
    this.world.daemonAfter(timeout, "CheckForWorkerTimeOut", () => {
      if (!this.alive) return;
      for (const info of this.workers.values()) {
        if (info.state === "ALIVE" && info.lastHeartbeat < this.world.now() - timeout) {
          this.#removeWorker(
            info.id,
            `Removing ${info.id} because we got no heartbeat in ${timeout / 1_000_000} seconds`,
            `Not receiving heartbeat for ${timeout / 1_000_000} seconds`,
          );
        }
      }
      this.#checkWorkers();
    });
  }

  #removeWorker(id: string, seen: string, reason: string): void {
    const info = this.workers.get(id);
    if (!this.alive || info === undefined || info.state === "DEAD") return;
    info.state = "DEAD";
    this.log("INFO", seen);
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
      return;
    }
    this.log("INFO", `Re-launching ${driver.id}`);
    driver.state = "RELAUNCHING";
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
    this.schedule();
  }

  /** Drivers first, then executors; on every change. */
  schedule(): void {
    if (!this.alive) return;
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
