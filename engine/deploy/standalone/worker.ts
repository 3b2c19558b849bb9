/**
 * Worker: the daemon of one machine. It offers the machine's cores and memory to the Master, starts executors and drivers when told, and
 * reports what becomes of them. Rules D2.3–D2.11, D2.27–D2.29, D2.40–D2.41. Spark 3.5.3: core/…/deploy/worker/Worker.scala, ExecutorRunner.scala.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import { newExecutor } from "../../cluster/new-executor.ts";
import type { ApplicationId, ExecutorId } from "../../foundation/ids.ts";
import { bytesToString, milliseconds, seconds } from "../../foundation/sizes.ts";
import type { Bytes, Micros } from "../../foundation/sizes.ts";
import type { ExecutorState } from "../../events/deploy-events.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import { registerExecutor } from "../register-executor.ts";
import { securityLines } from "../start-up-lines.ts";
import { exitStatusOf, waitsForDriver } from "./executor-exit.ts";
import { endLines, killLines, launchLine } from "./executor-lines.ts";
import { LocalDirectories } from "./local-directories.ts";
import type { Master } from "./master.ts";
import type { MasterAddress } from "./master-address.ts";
import type { WorkerOptions } from "./worker-options.ts";
import { toldOf, WorkerBooks, type ExecutorRunner } from "./worker-books.ts";
import { WorkerDrivers } from "./worker-drivers.ts";
import { WorkerRegistration } from "./worker-registration.ts";
import { cannotReach } from "./loopback.ts";
import type { StandaloneDriver } from "./standalone-driver.ts";
import type { ApplicationRun } from "../application-run.ts";

export class Worker implements Process {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly cores: number;
  readonly memory: Bytes;
  alive = true;
  /** Stopped by a signal: it says nothing until it is let go on. */
  isFrozen = false;
  readonly registration: WorkerRegistration;
  readonly world: World;
  readonly #masters: readonly MasterAddress[];
  readonly #costs: CostModel;
  readonly #timeout: Micros;
  readonly books = new WorkerBooks();
  readonly #drivers: WorkerDrivers;
  readonly #directories: LocalDirectories;
  readonly #user: string;
  #beats = false;

  constructor(world: World, costs: CostModel, options: WorkerOptions) {
    this.world = world;
    this.#costs = costs;
    this.#masters = options.masters;
    this.id = options.id;
    this.name = options.name;
    this.host = options.host;
    this.port = options.port;
    this.cores = options.cores;
    this.memory = options.memory;
    this.#timeout = options.timeout ?? seconds(60);
    this.#user = options.user ?? "learner";
    const leave = (exitCode: number): void => {
      this.world.network.kill(this);
      options.leave?.(exitCode);
    };
    this.registration = new WorkerRegistration(world, this, options.masters, leave);
    this.#drivers = new WorkerDrivers(world, costs, this, {
      masters: options.masters,
      tell: (...said) => this.#tell(...said),
      master: () => this.registration.master,
    });
    this.#directories = new LocalDirectories(world.disk(this.host), (text, logger = "Worker") =>
      logger === "Worker" ? this.log("INFO", text) : world.detail("INFO", logger, text, this.name),
    );
  }

  /** Registers with the Master; `pages` shows its web UI. */
  start(pages: () => void = () => undefined): void {
    const size = `${this.cores} cores, ${bytesToString(this.memory)} RAM`;
    this.log("INFO", `Starting Spark worker ${this.host}:${this.port} with ${size}`);
    pages();
    this.registration.begin();
  }

  log(level: "INFO" | "WARN" | "ERROR", text: string): void {
    this.world.log(level, "Worker", text, this.name);
  }

  disassociated(text: string): void {
    this.world.detail("INFO", "Worker", text, this.name);
  }

  /** RegisteredWorker: it tells what still runs here, and from now on sends a heartbeat every quarter of spark.worker.timeout. */
  registered(master: Master, address: MasterAddress): void {
    this.registration.registered(master, address);
    const executors = this.books.executors.map(({ appId, id }) => ({ appId, id }));
    const drivers = this.#drivers.ids;
    if (executors.length > 0 || drivers.length > 0)
      this.world.network.send(this, master, "WorkerLatestState", () =>
        master.workerLatestState(this, executors, drivers),
      );
    if (!this.#beats) this.#heartbeat();
  }

  /** MasterChanged: another Master has taken over; it is told what runs here. */
  masterChanged(master: Master): void {
    this.log("INFO", `Master has changed, new master is at ${master.url}`);
    this.registration.changed(master);
    const { executors } = this.books;
    this.world.network.send(this, master, "WorkerSchedulerStateResponse", () =>
      master.recovery.workerAnswered(this, executors, this.#drivers.ids),
    );
  }

  applicationFinished(appId: ApplicationId): void {
    this.#directories.applicationFinished(appId);
  }

  #heartbeat(): void {
    this.#beats = true;
    this.world.daemonAfter(this.#timeout / 4, "worker heartbeat", () => {
      if (!this.alive) return;
      const { master } = this.registration;
      if (master !== undefined && !this.isFrozen)
        this.world.network.send(
          this,
          master,
          "Heartbeat",
          () => master.workerHeartbeat(this),
          "heartbeat",
        );
      this.#heartbeat();
    });
  }

  /** LaunchExecutor: the process is started at once and registers with the driver when its JVM is up. */
  launchExecutor(
    appId: ApplicationId,
    id: ExecutorId,
    cores: number,
    memory: Bytes,
    driver: StandaloneDriver,
  ): void {
    const application = toldOf(driver);
    this.log("INFO", `Asked to launch executor ${appId}/${id} for ${application.name}`);
    securityLines(this.world, this.name, this.#user);
    launchLine(this.world, this, { appId, id, cores, memory, driver });
    const fresh = { state: "RUNNING", executor: undefined, killed: false } as const;
    const runner: ExecutorRunner = { appId, application, id, cores, memory, ...fresh };
    this.#directories.executorStarted(appId);
    this.books.executorStarted(runner);
    this.#report(runner, "RUNNING", undefined, undefined);
    this.world.after(this.#costs.executorStart, "an executor's JVM is up", () =>
      this.#up(runner, driver),
    );
  }

  #up(runner: ExecutorRunner, driver: StandaloneDriver): void {
    const { runtime } = driver;
    const { cores, memory } = runner;
    if (!this.alive || runner.killed) return;
    const gone =
      runtime === undefined || !driver.alive || runtime.stopped || cannotReach(this.host, driver);
    if (gone || runtime.options.appId !== runner.appId) return this.#exited(runner, 1);
    const executor = newExecutor(runtime, {
      id: runner.id,
      host: this.host,
      cores,
      memory,
      port: 40_000 + Number(runner.id),
    });
    runner.executor = executor;
    this.world.network.watch(executor, () =>
      this.#exited(runner, exitStatusOf(runner, driver, runtime.stopped)),
    );
    const heard = waitsForDriver(this.world, runtime.options.conf, executor);
    registerExecutor(runtime, driver, executor, (takeIn) => {
      heard();
      takeIn();
    });
  }

  #exited(runner: ExecutorRunner, exitStatus: number): void {
    const { appId, id } = runner;
    if (!this.books.executorEnded(runner) || !this.alive) return;
    const state = runner.killed ? "KILLED" : "EXITED";
    runner.state = state;
    const message = runner.killed ? undefined : `Command exited with code ${exitStatus}`;
    const note = message === undefined ? "" : ` message ${message}`;
    this.log(
      "INFO",
      `Executor ${appId}/${id} finished with state ${state}${note} exitStatus ${exitStatus}`,
    );
    endLines(this.world, this.name, appId, id);
    this.#report(runner, state, message, exitStatus);
    this.#directories.executorEnded(appId);
  }

  #report(
    runner: ExecutorRunner,
    state: ExecutorState,
    message: string | undefined,
    exitStatus: number | undefined,
  ): void {
    const { appId, id } = runner;
    const said = this.world.record(
      {
        kind: "ExecutorStateChanged",
        from: this.name,
        to: this.#masterName,
        appId,
        executorId: id,
        state,
        message,
        exitStatus,
      },
      appId,
    );
    this.#tell(said, "ExecutorStateChanged", (master) =>
      master.applications.executorStateChanged(appId, id, state, message, exitStatus),
    );
  }

  /** Of the Master that it registered with, or will ask. */
  get masterHost(): string {
    return this.registration.master?.host ?? this.#masters[0]?.host ?? "";
  }

  /** Where its page is. */
  get webUiAddress(): string {
    return `http://${this.host}:8081`;
  }

  get #masterName(): string {
    return this.registration.master?.name ?? "Master";
  }

  /** Without a Master nobody hears it. */
  #tell(cause: number, what: string, heard: (master: Master) => void): void {
    const { master } = this.registration;
    if (master === undefined) return;
    this.world.because(cause, () =>
      this.world.network.send(this, master, what, () => heard(master)),
    );
  }

  /** KillExecutor: the application is over, or the executor is not wanted any more. */
  killExecutor(appId: ApplicationId, id: ExecutorId): void {
    const runner = this.books.executor(appId, id);
    if (runner === undefined) return;
    this.log("INFO", `Asked to kill executor ${appId}/${id}`);
    killLines(this.world, this.name, `${appId}/${id}`);
    runner.killed = true;
    if (runner.executor === undefined) this.#exited(runner, 143);
    else if (runner.executor.alive) this.world.network.kill(runner.executor);
  }

  launchDriver(driverId: string, name: string, run: ApplicationRun): void {
    if (this.alive) this.#drivers.launch(driverId, name, run);
  }

  killDriver(driverId: string): void {
    this.#drivers.kill(driverId);
  }

  driver(driverId: string): StandaloneDriver | undefined {
    return this.#drivers.driver(driverId);
  }

  /** The machine is gone, with every process on it; executors and drivers do not outlive their worker either (WorkerWatcher). */
  die(): void {
    if (!this.alive) return;
    const { name } = this;
    const reason = "the machine is gone";
    this.world.record({ kind: "ProcessLost", from: "fault", to: name, process: name, reason });
    this.world.network.kill(this);
    for (const { executor } of this.books.executors)
      if (executor !== undefined) this.world.network.kill(executor);
    this.#drivers.die();
  }
}

/** From its start until it is up. */
export const workerStart = milliseconds(50);
