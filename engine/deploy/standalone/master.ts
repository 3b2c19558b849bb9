/**
 * Master: the cluster manager of a standalone cluster. It keeps workers, applications and drivers, and grants executors, first come first
 * served. It hears nothing of jobs, stages or tasks. Rules D2.4–D2.32. Left out so far: recovery and standby masters, the REST gateway.
 * Spark 3.5.3: core/…/deploy/master/Master.scala.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import type { ApplicationId, ExecutorId } from "../../foundation/ids.ts";
import { bytesToString, type Bytes } from "../../foundation/sizes.ts";
import { stampOf } from "../../foundation/timestamps.ts";
import type { DriverState, ExecutorState } from "../../events/deploy-events.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun } from "../application-run.ts";
import type { DeployPolicies } from "../deploy-policies.ts";
import { nextApplicationState, type ApplicationEvent } from "./application-states.ts";
import { scheduleDrivers, scheduleExecutors } from "./master-schedule.ts";
import {
  isFinished,
  type ApplicationInfo,
  type DriverInfo,
  type ExecutorInfo,
  type WorkerInfo,
} from "./records.ts";
import type { StandaloneDriver } from "./standalone-driver.ts";
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
  readonly applications = new Map<ApplicationId, ApplicationInfo>();
  readonly drivers = new Map<string, DriverInfo>();
  #nextApp = 0;
  #nextDriver = 0;

  constructor(world: World, host: string, conf: SparkConf) {
    this.world = world;
    this.host = host;
    this.conf = conf;
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
      this.#removeWorker(id, `${host}:${worker.port} got disassociated, removing it.`),
    );
    this.world.network.watch(this, () => undefined);
    const said = this.world.record({
      kind: "RegisteredWorker",
      from: this.name,
      to: worker.name,
      workerId: id,
    });
    this.world.because(said, () => this.schedule());
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
          );
        }
      }
      this.#checkWorkers();
    });
  }

  #removeWorker(id: string, reason: string): void {
    const info = this.workers.get(id);
    if (!this.alive || info === undefined || info.state === "DEAD") return;
    info.state = "DEAD";
    this.log("INFO", reason);
    const said = this.world.record({
      kind: "WorkerRemoved",
      from: this.name,
      to: "drivers",
      workerId: id,
      reason,
    });
    this.world.because(said, () => {
      for (const app of this.applications.values()) {
        for (const executor of [...app.executors.values()])
          if (executor.worker === info)
            this.#executorEnded(app, executor, "LOST", `worker lost: ${reason}`, undefined, true);
      }
      for (const driver of this.drivers.values())
        if (driver.worker === info) this.#driverOnLostWorker(driver);
      this.schedule();
    });
  }

  #driverOnLostWorker(driver: DriverInfo): void {
    if (driver.state !== "RUNNING") return;
    if (!driver.run.supervise) {
      driver.state = "ERROR";
      return;
    }
    driver.state = "RELAUNCHING";
    this.submitDriver(driver.run);
  }

  registerApplication(driver: StandaloneDriver, description: ApplicationDescription): void {
    const known = [...this.applications.values()].find((app) => app.driver === driver);
    if (known !== undefined) return this.#answer(driver, known.id);
    const id = `app-${stampOf(this.world.now())}-${String(this.#nextApp).padStart(4, "0")}`;
    this.#nextApp += 1;
    this.log("INFO", `Registering app ${description.appName}`);
    const app: ApplicationInfo = {
      id,
      driver,
      name: description.appName,
      coresMax: description.coresMax ?? this.conf.optionalInt("spark.deploy.defaultCores"),
      coresPerExecutor: description.coresPerExecutor,
      memoryPerExecutor: description.memoryPerExecutor,
      executors: new Map(),
      nextExecutorId: 0,
      retryCount: 0,
      state: "WAITING",
    };
    this.applications.set(id, app);
    this.log("INFO", `Registered app ${description.appName} with ID ${id}`);
    this.world.network.watch(driver, () => this.#finish(app, "driver disconnected"));
    this.world.record(
      {
        kind: "ApplicationStateChanged",
        from: this.name,
        to: this.name,
        appId: id,
        state: "WAITING",
      },
      id,
    );
    this.#answer(driver, id);
    this.schedule();
  }

  #answer(driver: StandaloneDriver, appId: ApplicationId): void {
    const said = this.world.record(
      { kind: "RegisteredApplication", from: this.name, to: driver.name, appId },
      appId,
    );
    this.world.because(said, () =>
      this.world.network.send(this, driver, "RegisteredApplication", () =>
        driver.registered(appId),
      ),
    );
  }

  unregisterApplication(id: ApplicationId): void {
    this.log("INFO", `Received unregister request from application ${id}`);
    const app = this.applications.get(id);
    if (app !== undefined) this.#finish(app, "unregistered");
  }

  /** Moves the application's state by the table, or by a kata's. */
  change(app: ApplicationInfo, event: ApplicationEvent): void {
    const next = (this.#policies(app).nextApplicationState ?? nextApplicationState)(
      app.state,
      event,
    );
    if (next === app.state) return;
    app.state = next;
    this.world.record(
      {
        kind: "ApplicationStateChanged",
        from: this.name,
        to: this.name,
        appId: app.id,
        state: next,
      },
      app.id,
    );
  }

  #policies(app: ApplicationInfo): DeployPolicies {
    return app.driver.run.policies;
  }

  #finish(app: ApplicationInfo, event: ApplicationEvent): void {
    if (!this.alive || isFinished(app.state)) return;
    this.log("INFO", `Removing app ${app.id}`);
    this.change(app, event);
    for (const executor of [...app.executors.values()]) {
      this.#release(app, executor);
      const said = this.world.record(
        {
          kind: "KillExecutor",
          from: this.name,
          to: executor.worker.worker.name,
          appId: app.id,
          executorId: executor.id,
        },
        app.id,
      );
      this.world.because(said, () =>
        this.world.network.send(this, executor.worker.worker, "KillExecutor", () =>
          executor.worker.worker.killExecutor(app.id, executor.id),
        ),
      );
    }
    for (const info of this.workers.values()) {
      if (info.state === "ALIVE")
        this.world.record(
          { kind: "ApplicationFinished", from: this.name, to: info.worker.name, appId: app.id },
          app.id,
        );
    }
    this.schedule();
  }

  #release(app: ApplicationInfo, executor: ExecutorInfo): void {
    app.executors.delete(executor.id);
    executor.worker.coresUsed -= executor.cores;
    executor.worker.memoryUsed -= executor.memory;
  }

  executorStateChanged(
    appId: ApplicationId,
    id: ExecutorId,
    state: ExecutorState,
    message: string | undefined,
    exitStatus: number | undefined,
  ): void {
    const app = this.applications.get(appId);
    const executor = app?.executors.get(id);
    if (app === undefined || executor === undefined) {
      this.log("WARN", `Got status update for unknown executor ${appId}/${id}`);
      return;
    }
    executor.state = state;
    if (state === "RUNNING") {
      app.retryCount = 0;
      return this.world.network.send(this, app.driver, "ExecutorUpdated", () =>
        app.driver.executorUpdated(appId, id, state, message, exitStatus, false),
      );
    }
    this.#executorEnded(app, executor, state, message, exitStatus, false);
    this.schedule();
  }

  #executorEnded(
    app: ApplicationInfo,
    executor: ExecutorInfo,
    state: ExecutorState,
    message: string | undefined,
    exitStatus: number | undefined,
    workerLost: boolean,
  ): void {
    this.log("INFO", `Removing executor ${app.id}/${executor.id} because it is ${state}`);
    this.#release(app, executor);
    this.change(app, "executor lost");
    this.world.network.send(this, app.driver, "ExecutorUpdated", () =>
      app.driver.executorUpdated(app.id, executor.id, state, message, exitStatus, workerLost),
    );
    if (workerLost || exitStatus === 0) return;
    app.retryCount += 1;
    const limit = this.conf.int("spark.deploy.maxExecutorRetries");
    if (
      limit >= 0 &&
      app.retryCount >= limit &&
      ![...app.executors.values()].some((other) => other.state === "RUNNING")
    ) {
      this.log(
        "ERROR",
        `Application ${app.name} with ID ${app.id} failed ${app.retryCount} times; removing it`,
      );
      this.#finish(app, "executors keep failing");
    }
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
    this.log("INFO", `Driver submitted ${run.name}`);
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
    for (const app of this.applications.values()) {
      if (!isFinished(app.state))
        this.world.after(1000, "Master disconnected", () => app.driver.masterLost());
    }
  }
}
