/**
 * Worker: the daemon of one machine. It offers the machine's cores and memory to the Master, starts executors and drivers when told, and
 * reports what becomes of them. It knows nothing of jobs or tasks. Rules D2.3–D2.11, D2.27–D2.29, D2.40–D2.41.
 * Spark 3.5.3: core/…/deploy/worker/Worker.scala, ExecutorRunner.scala, DriverRunner.scala.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import type { Executor } from "../../cluster/executor.ts";
import { newExecutor } from "../../cluster/new-executor.ts";
import type { ApplicationId, ExecutorId } from "../../foundation/ids.ts";
import { milliseconds, seconds, type Bytes } from "../../foundation/sizes.ts";
import type { ExecutorState } from "../../events/deploy-events.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { Master } from "./master.ts";
import { StandaloneDriver } from "./standalone-driver.ts";
import type { ApplicationRun } from "../application-run.ts";

interface ExecutorRunner {
  readonly appId: ApplicationId;
  readonly id: ExecutorId;
  executor: Executor | undefined;
  killed: boolean;
}

/** KillExecutor is a SIGTERM; without its driver an executor leaves with 1, told by it with 0; otherwise somebody killed it. */
function exitStatusOf(runner: ExecutorRunner, driver: StandaloneDriver, stopped: boolean): number {
  if (runner.killed) return 143;
  if (driver.killed) return 1;
  return stopped ? 0 : 137;
}

/** Restarts of a supervised driver: 1, 2, 4 … seconds apart, from 1 again after a run of more than 5 s (D2.41). */
const LONG_RUN = seconds(5);

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
  readonly #drivers = new Map<string, StandaloneDriver>();

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
  }

  /** Registers with the Master, then sends a heartbeat every quarter of spark.worker.timeout. */
  start(): void {
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

  #heartbeat(): void {
    this.#world.daemonAfter(seconds(15), "worker heartbeat", () => {
      if (!this.alive) return;
      this.#world.network.send(this, this.#master, "Heartbeat", () =>
        this.#master.workerHeartbeat(this.id),
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
    const runner: ExecutorRunner = { appId, id, executor: undefined, killed: false };
    this.#runners.set(`${appId}/${id}`, runner);
    this.#report(runner, "RUNNING", undefined, undefined);
    this.#world.after(this.#costs.executorStart, "an executor's JVM is up", () =>
      this.#up(runner, cores, memory, driver),
    );
  }

  #up(runner: ExecutorRunner, cores: number, memory: Bytes, driver: StandaloneDriver): void {
    const { runtime } = driver;
    if (!this.alive || runner.killed) return;
    const gone = runtime === undefined || !driver.alive || runtime.stopped;
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

  #exited(runner: ExecutorRunner, exitStatus: number): void {
    if (!this.#runners.delete(`${runner.appId}/${runner.id}`) || !this.alive) return;
    this.#report(
      runner,
      runner.killed ? "KILLED" : "EXITED",
      runner.killed ? undefined : `Command exited with code ${exitStatus}`,
      exitStatus,
    );
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
    runner.killed = true;
    if (runner.executor === undefined) this.#exited(runner, 143);
    else if (runner.executor.alive) this.#world.network.kill(runner.executor);
  }

  /** LaunchDriver: cluster mode. The driver is a process of this machine. */
  launchDriver(driverId: string, name: string, run: ApplicationRun, backoff: number = 1): void {
    if (!this.alive) return;
    const launchedAt = this.#world.now();
    const driver = new StandaloneDriver(this.#world, this.#master, {
      name,
      host: this.host,
      run,
      mode: "cluster",
      exit: (exitCode) =>
        this.#driverExited(
          driverId,
          name,
          run,
          exitCode,
          this.#world.now() - launchedAt > LONG_RUN ? 1 : backoff,
        ),
    });
    this.#drivers.set(driverId, driver);
    this.#world.after(this.#costs.driverStart, "the driver's JVM is up", () => driver.start());
  }

  #driverExited(
    driverId: string,
    name: string,
    run: ApplicationRun,
    exitCode: number,
    backoff: number,
  ): boolean {
    this.#drivers.delete(driverId);
    if (!this.alive) return run.supervise && this.#master.alive;
    if (exitCode !== 0 && run.supervise) {
      this.#world.log(
        "INFO",
        "DriverRunner",
        `Command exited with status ${exitCode}, re-launching after ${backoff} s.`,
        this.name,
      );
      this.#world.after(seconds(backoff), "supervise", () =>
        this.launchDriver(driverId, name, run, backoff * 2),
      );
      return true;
    }
    const state = exitCode === 0 ? "FINISHED" : "FAILED";
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
    return false;
  }

  driver(driverId: string): StandaloneDriver | undefined {
    return this.#drivers.get(driverId);
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
    for (const driver of this.#drivers.values()) driver.die();
  }
}

/** How long a Worker takes to be up after its start. */
export const workerStart = milliseconds(50);
