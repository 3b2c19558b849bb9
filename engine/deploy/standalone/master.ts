/**
 * Master: the cluster manager of a standalone cluster. It keeps workers, applications and drivers, and grants executors, first come first
 * served. It hears nothing of jobs, stages or tasks. Rules D2.4–D2.32. Left out so far: recovery and standby masters, the REST gateway.
 * Spark 3.5.3: core/…/deploy/master/Master.scala.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { bytesToString, type Bytes } from "../../foundation/sizes.ts";
import { stampOf } from "../../foundation/timestamps.ts";
import type { DriverState } from "../../events/deploy-events.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun } from "../application-run.ts";
import { MasterApplications } from "./master-applications.ts";
import { scheduleDrivers, scheduleExecutors } from "./master-schedule.ts";
import { isFinished, type DriverInfo, type WorkerInfo } from "./records.ts";
import type { Worker } from "./worker.ts";

export interface ApplicationDescription {
  readonly appName: string;
  readonly coresMax: number | undefined;
  readonly coresPerExecutor: number | undefined;
  readonly memoryPerExecutor: Bytes;
}

export class Master implements Process {
  readonly name = "Master";
  readonly host: string;
  readonly world: World;
  readonly conf: SparkConf;
  alive = true;
  readonly workers = new Map<string, WorkerInfo>();
  readonly applications: MasterApplications;
  readonly drivers = new Map<string, DriverInfo>();
  #nextDriver = 0;

  constructor(world: World, host: string, conf: SparkConf) {
    this.world = world;
    this.host = host;
    this.conf = conf;
    this.applications = new MasterApplications(this);
    this.log("INFO", `Starting Spark master at spark://${host}:7077`);
    this.log("INFO", "I have been elected leader! New state: ALIVE");
    this.#checkWorkers();
  }

  log(level: "INFO" | "WARN" | "ERROR", text: string): void {
    this.world.log(level, "Master", text, this.name);
  }

  registerWorker(worker: Worker): void {
    const { id, host, cores, memory } = worker;
    this.log(
      "INFO",
      `Registering worker ${host}:${worker.port} with ${cores} cores, ${bytesToString(memory)} RAM`,
    );
    this.workers.set(id, {
      id,
      worker,
      host,
      cores,
      memory,
      coresUsed: 0,
      memoryUsed: 0,
      state: "ALIVE",
      lastHeartbeat: this.world.now(),
    });
    this.world.network.watch(worker, () =>
      this.#removeWorker(
        id,
        `${host}:${worker.port} got disassociated, removing it.`,
        `${host}:${worker.port} got disassociated`,
      ),
    );
    this.world.network.watch(this, () => worker.masterLost());
    const said = this.world.record({
      kind: "RegisteredWorker",
      from: this.name,
      to: worker.name,
      workerId: id,
    });
    this.world.because(said, () => {
      this.world.network.send(this, worker, "RegisteredWorker", () => worker.registered());
      this.schedule();
    });
  }

  workerHeartbeat(id: string): void {
    const info = this.workers.get(id);
    if (info !== undefined) info.lastHeartbeat = this.world.now();
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
    for (const app of this.applications.all.values()) {
      if (!isFinished(app.state))
        this.world.after(1000, "Master disconnected", () => app.driver.masterLost());
    }
  }
}
