/**
 * Worker: the daemon of one machine. It offers the machine's cores and memory to the Master, starts executors and drivers when told, and
 * reports what becomes of them. It knows nothing of jobs or tasks. Rules D2.3–D2.11, D2.27–D2.29, D2.40–D2.41.
 * Spark 3.5.3: core/…/deploy/worker/Worker.scala, ExecutorRunner.scala, DriverRunner.scala.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import type { Executor } from "../../cluster/executor.ts";
import { newExecutor } from "../../cluster/new-executor.ts";
import type { ApplicationId, ExecutorId } from "../../foundation/ids.ts";
import { bytesToString, milliseconds, seconds, type Bytes } from "../../foundation/sizes.ts";
import type { ExecutorState } from "../../events/deploy-events.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import { DriverRunner } from "./driver-runner.ts";
import { LocalDirectories } from "./local-directories.ts";
import type { Master } from "./master.ts";
import type { StandaloneDriver } from "./standalone-driver.ts";
import type { ApplicationRun } from "../application-run.ts";

interface ExecutorRunner {
  readonly appId: ApplicationId;
  readonly id: ExecutorId;
  executor: Executor | undefined;
  killed: boolean;
}

/** KillExecutor is a SIGTERM; without its driver an executor leaves with 1, told by it with 0, or for a reason of its own; otherwise somebody killed it. */
function exitStatusOf(runner: ExecutorRunner, driver: StandaloneDriver, stopped: boolean): number {
  if (runner.killed) return 143;
  if (driver.killed) return 1;
  if (runner.executor?.exitStatus !== undefined) return runner.executor.exitStatus;
  return stopped ? 0 : 137;
}

export class Worker implements Process {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly cores: number;
  readonly memory: Bytes;
  alive = true;
  readonly #world: World;
  readonly #master: Master;
  readonly #costs: CostModel;
  readonly #runners = new Map<string, ExecutorRunner>();
  readonly #drivers = new Map<string, DriverRunner>();
  readonly #directories: LocalDirectories;

  constructor(
    world: World,
    master: Master,
    costs: CostModel,
    options: { id: string; name: string; host: string; port: number; cores: number; memory: Bytes },
  ) {
    this.#world = world;
    this.#master = master;
    this.#costs = costs;
    this.id = options.id;
    this.name = options.name;
    this.host = options.host;
    this.port = options.port;
    this.cores = options.cores;
    this.memory = options.memory;
    this.#directories = new LocalDirectories(world.disk(this.host), (text) => this.#log(text));
  }

  /** Registers with the Master, then sends a heartbeat every quarter of spark.worker.timeout. */
  start(): void {
    const size = `${this.cores} cores, ${bytesToString(this.memory)} RAM`;
    this.#log(`Starting Spark worker ${this.host}:${this.port} with ${size}`);
    this.#log(`Connecting to master ${this.#master.host}:7077...`);
    const asked = this.#world.record({
      kind: "RegisterWorker",
      from: this.name,
      to: this.#master.name,
      workerId: this.id,
      host: this.host,
      cores: this.cores,
      memory: this.memory,
    });
    this.#world.because(asked, () =>
      this.#world.network.send(this, this.#master, "RegisterWorker", () =>
        this.#master.registerWorker(this),
      ),
    );
    this.#heartbeat();
  }

  #log(text: string): void {
    this.#world.log("INFO", "Worker", text, this.name);
  }

  registered(): void {
    this.#log(`Successfully registered with master spark://${this.#master.host}:7077`);
  }

  /** The Master is gone: what runs here goes on. Left out so far: asking again. */
  masterLost(): void {
    if (!this.alive) return;
    const text = "Connection to master failed! Waiting for master to reconnect...";
    this.#world.log("ERROR", "Worker", text, this.name);
  }

  applicationFinished(appId: ApplicationId): void {
    this.#directories.applicationFinished(appId);
  }

  #heartbeat(): void {
    this.#world.daemonAfter(seconds(15), "worker heartbeat", () => {
      if (!this.alive) return;
      const beat = (): void => this.#master.workerHeartbeat(this.id);
      this.#world.network.send(this, this.#master, "Heartbeat", beat, "heartbeat");
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
    this.#log(
      `Asked to launch executor ${appId}/${id} for ${driver.run.conf.get("spark.app.name")}`,
    );
    const runner: ExecutorRunner = { appId, id, executor: undefined, killed: false };
    this.#directories.executorStarted(appId);
    this.#runners.set(`${appId}/${id}`, runner);
    this.#report(runner, "RUNNING", undefined, undefined);
    this.#world.after(this.#costs.executorStart, "an executor's JVM is up", () =>
      this.#up(runner, cores, memory, driver),
    );
  }

  #up(runner: ExecutorRunner, cores: number, memory: Bytes, driver: StandaloneDriver): void {
    const { runtime } = driver;
    if (!this.alive || runner.killed) return;
    const gone =
      runtime === undefined || !driver.alive || runtime.stopped || this.#cannotReach(driver);
    if (gone || runtime.options.appId !== runner.appId) return this.#exited(runner, 1);
    const executor = newExecutor(runtime, {
      id: runner.id,
      host: this.host,
      cores,
      memory,
      port: 40_000 + Number(runner.id),
    });
    runner.executor = executor;
    this.#world.network.watch(executor, () =>
      this.#exited(runner, exitStatusOf(runner, driver, runtime.stopped)),
    );
    const asked = runtime.say({
      kind: "RegisterExecutor",
      from: executor.name,
      to: driver.name,
      executorId: runner.id,
      host: this.host,
      cores,
    });
    this.#world.because(asked, () =>
      this.#world.network.send(executor, driver, "RegisterExecutor", () => {
        const said = runtime.say({
          kind: "RegisteredExecutor",
          from: driver.name,
          to: executor.name,
          executorId: runner.id,
        });
        this.#world.because(said, () => runtime.register(executor));
      }),
    );
  }

  /** A driver that is bound to a loopback address can be reached from its own host alone: the connection is refused. */
  #cannotReach({ host, run }: StandaloneDriver): boolean {
    const bound = run.conf.getOption("spark.driver.host") ?? host;
    return host !== this.host && /^(?:127\.|localhost$)/.test(bound);
  }

  #exited(runner: ExecutorRunner, exitStatus: number): void {
    const { appId, id } = runner;
    if (!this.#runners.delete(`${appId}/${id}`) || !this.alive) return;
    const state = runner.killed ? "KILLED" : "EXITED";
    const message = runner.killed ? undefined : `Command exited with code ${exitStatus}`;
    const note = message === undefined ? "" : ` message ${message}`;
    this.#log(
      `Executor ${appId}/${id} finished with state ${state}${note} exitStatus ${exitStatus}`,
    );
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
    const said = this.#world.record(
      {
        kind: "ExecutorStateChanged",
        from: this.name,
        to: this.#master.name,
        appId,
        executorId: id,
        state,
        message,
        exitStatus,
      },
      appId,
    );
    this.#world.because(said, () =>
      this.#world.network.send(this, this.#master, "ExecutorStateChanged", () =>
        this.#master.applications.executorStateChanged(appId, id, state, message, exitStatus),
      ),
    );
  }

  /** KillExecutor: the application is over, or the executor is not wanted any more. */
  killExecutor(appId: ApplicationId, id: ExecutorId): void {
    const runner = this.#runners.get(`${appId}/${id}`);
    if (runner === undefined) return;
    this.#log(`Asked to kill executor ${appId}/${id}`);
    runner.killed = true;
    if (runner.executor === undefined) this.#exited(runner, 143);
    else if (runner.executor.alive) this.#world.network.kill(runner.executor);
  }

  /** LaunchDriver: cluster mode. The driver is a process of this machine. */
  launchDriver(driverId: string, name: string, run: ApplicationRun): void {
    if (!this.alive) return;
    this.#log(`Asked to launch driver ${driverId}`);
    const runner = new DriverRunner({
      world: this.#world,
      master: this.#master,
      costs: this.#costs,
      worker: this,
      name,
      run,
      ended: (exitCode) => this.#driverEnded(driverId, exitCode),
    });
    this.#drivers.set(driverId, runner);
    runner.start();
  }

  #driverEnded(driverId: string, exitCode: number): void {
    if (!this.alive) return;
    this.#drivers.delete(driverId);
    const state = exitCode === 0 ? "FINISHED" : "FAILED";
    this.#log(`Driver ${driverId} exited ${exitCode === 0 ? "successfully" : "with failure"}`);
    const said = this.#world.record({
      kind: "DriverStateChanged",
      from: this.name,
      to: this.#master.name,
      driverId,
      state,
      exitCode,
    });
    this.#world.because(said, () =>
      this.#world.network.send(this, this.#master, "DriverStateChanged", () =>
        this.#master.driverStateChanged(driverId, state),
      ),
    );
  }

  driver(driverId: string): StandaloneDriver | undefined {
    return this.#drivers.get(driverId)?.driver;
  }

  /** The machine is gone, with every process on it. */
  die(): void {
    if (!this.alive) return;
    this.#world.record({
      kind: "ProcessLost",
      from: "fault",
      to: this.name,
      process: this.name,
      reason: "the machine is gone",
    });
    this.#world.network.kill(this);
    for (const { executor } of this.#runners.values()) {
      if (executor !== undefined) this.#world.network.kill(executor);
    }
    for (const { driver } of this.#drivers.values()) driver?.die();
  }
}

/** How long a Worker takes to be up after its start. */
export const workerStart = milliseconds(50);
