/**
 * The driver of an application on a standalone cluster: registers it with the Master, hears of the executors it was granted, says goodbye.
 * It never speaks to Workers. Rules D2.28, D2.31–D2.37. Spark 3.5.3: core/…/deploy/client/StandaloneAppClient.scala,
 * scheduler/cluster/StandaloneSchedulerBackend.scala.
 */
import { SparkException } from "../../foundation/errors.ts";
import { bytesToString, milliseconds, seconds } from "../../foundation/sizes.ts";
import type { ApplicationId, ExecutorId, HostName } from "../../foundation/ids.ts";
import type { DeployMode, ExecutorState } from "../../events/deploy-events.ts";
import type { DriverRuntime } from "../../cluster/driver-runtime.ts";
import { cancel, type Entry } from "../../world/agenda.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import { heapFault } from "../../storage/memory-sizes.ts";
import type { ApplicationRun } from "../application-run.ts";
import { requestKill } from "./kill-request.ts";
import type { Master } from "./master.ts";

/** Exit codes that say the executor gave up for a reason of its own, not the program's (C4.34 as corrected). */
const notTheProgramsFault = new Set([53, 56]);

/** How long an executor takes to end by itself; by then the Master's order to kill it has mostly come (D2.32). */
const shutDown = milliseconds(100);

export interface DriverExit {
  /** `main` is over, or the process was killed (137). Answers whether it will be started again. */
  (exitCode: number): boolean;
}

export class StandaloneDriver implements Process {
  readonly name: string;
  readonly host: string;
  readonly run: ApplicationRun;
  readonly mode: DeployMode;
  alive = true;
  /** It was killed: its executors end by themselves, with exit code 1. */
  killed = false;
  runtime: DriverRuntime | undefined;
  readonly #world: World;
  readonly #master: Master;
  readonly #exit: DriverExit;
  #givingUp: Entry | undefined;
  /** What waits for the Master's answer. */
  #opened: ((runtime: DriverRuntime) => void) | undefined;

  constructor(
    world: World,
    master: Master,
    options: {
      name: string;
      host: string;
      run: ApplicationRun;
      mode: DeployMode;
      exit: DriverExit;
    },
  ) {
    this.#world = world;
    this.#master = master;
    this.name = options.name;
    this.host = options.host;
    this.run = options.run;
    this.mode = options.mode;
    this.#exit = options.exit;
  }

  /** The process is up: `main` makes its context, which asks the Master for executors and waits for its answer. */
  start(): void {
    if (!this.alive) return;
    const started = this.#world.record({
      kind: "MainStarted",
      from: this.name,
      to: this.name,
      host: this.host,
      deployMode: this.mode,
    });
    const fault = heapFault(this.run.conf);
    if (fault !== undefined) {
      this.alive = false;
      this.run.refused(fault);
      this.#exit(1);
      return;
    }
    this.#world.because(started, () =>
      this.#openContext((runtime) =>
        this.run.begin(runtime, {
          contextStopped: () => this.#unregister(),
          openContext: (opened) => this.#openContext(opened),
          exited: (exitCode) => {
            this.runtime?.say({ kind: "MainEnded", from: this.name, to: this.name, exitCode });
            this.alive = false;
            return this.#exit(exitCode);
          },
        }),
      ),
    );
  }

  #openContext(opened: (runtime: DriverRuntime) => void): void {
    this.#opened = opened;
    this.run.contextBegins(this.name);
    this.#register(3);
  }

  #register(tries: number): void {
    const { conf } = this.run;
    const description = {
      appName: conf.get("spark.app.name"),
      coresMax: conf.optionalInt("spark.cores.max"),
      coresPerExecutor: conf.optionalInt("spark.executor.cores"),
      memoryPerExecutor: conf.size("spark.executor.memory"),
    };
    this.#world.log(
      "INFO",
      "StandaloneAppClient$ClientEndpoint",
      `Connecting to master spark://${this.#master.host}:7077...`,
      this.name,
    );
    const asked = this.#world.record({
      kind: "RegisterApplication",
      from: this.name,
      to: this.#master.name,
      ...description,
    });
    this.#world.because(asked, () =>
      this.#world.network.send(this, this.#master, "RegisterApplication", () =>
        this.#master.applications.register(this, description),
      ),
    );
    this.#givingUp = this.#world.after(seconds(20), "registration", () => {
      if (tries > 1) this.#register(tries - 1);
      else this.#refused("All masters are unresponsive! Giving up.");
    });
  }

  #refused(reason: string): void {
    this.alive = false;
    this.#world.log(
      "ERROR",
      "StandaloneSchedulerBackend",
      `Application has been killed. Reason: ${reason}`,
      this.name,
    );
    this.run.refused(new SparkException(reason));
    this.#exit(1);
  }

  /** RegisteredApplication: the context is there, executors or not; the program may go on. */
  registered(appId: ApplicationId): void {
    cancel(this.#givingUp);
    const opened = this.#opened;
    if (opened === undefined) return;
    this.#opened = undefined;
    const runtime = this.run.newRuntime({
      appId,
      process: this,
      isLocal: false,
      maxTaskFailures: this.run.conf.int("spark.task.maxFailures"),
      killExecutor: (id) => requestKill(this.#world, this.#master, this, id),
    });
    this.runtime = runtime;
    runtime.log(
      "INFO",
      "StandaloneSchedulerBackend",
      `Connected to Spark cluster with app ID ${appId}`,
    );
    opened(runtime);
    runtime.log(
      "INFO",
      "StandaloneSchedulerBackend",
      "SchedulerBackend is ready for scheduling beginning after reached minRegisteredResourcesRatio: 0.0",
    );
  }

  #unregister(): void {
    const { runtime } = this;
    if (runtime === undefined) return;
    const { appId } = runtime.options;
    runtime.log("INFO", "StandaloneSchedulerBackend", "Shutting down all executors");
    for (const executor of runtime.executors) {
      this.#world.network.send(this, executor, "StopExecutor", () =>
        this.#world.after(shutDown, "an executor shuts down", () =>
          this.#world.network.kill(executor),
        ),
      );
    }
    const said = runtime.say({
      kind: "UnregisterApplication",
      from: this.name,
      to: this.#master.name,
      appId,
    });
    this.#world.because(said, () =>
      this.#world.network.send(this, this.#master, "UnregisterApplication", () =>
        this.#master.applications.unregister(appId),
      ),
    );
  }

  /** The application's runtime, unless a further context took its place. */
  #of(appId: ApplicationId): DriverRuntime | undefined {
    return this.runtime?.options.appId === appId ? this.runtime : undefined;
  }

  /** ExecutorAdded: a grant. */
  executorAdded(
    appId: ApplicationId,
    id: ExecutorId,
    workerId: string,
    hostPort: string,
    cores: number,
    memory: number,
  ): void {
    const runtime = this.#of(appId);
    runtime?.log(
      "INFO",
      "StandaloneAppClient$ClientEndpoint",
      `Executor added: ${appId}/${id} on ${workerId} (${hostPort}) with ${cores} core(s)`,
    );
    runtime?.log(
      "INFO",
      "StandaloneSchedulerBackend",
      `Granted executor ID ${appId}/${id} on hostPort ${hostPort} with ${cores} core(s), ${bytesToString(memory)} RAM`,
    );
  }

  /** ExecutorUpdated: what became of an executor. `workerLost`: the whole worker is gone. */
  executorUpdated(
    appId: ApplicationId,
    id: ExecutorId,
    state: ExecutorState,
    message: string | undefined,
    exitStatus: number | undefined,
    workerLost: boolean,
  ): void {
    const note = message === undefined ? "" : ` (${message})`;
    const runtime = this.#of(appId);
    runtime?.log(
      "INFO",
      "StandaloneAppClient$ClientEndpoint",
      `Executor updated: ${appId}/${id} is now ${state}${note}`,
    );
    if (state === "LAUNCHING" || state === "RUNNING") return;
    const causedByApp =
      !workerLost && (exitStatus === undefined || !notTheProgramsFault.has(exitStatus));
    const text = message ?? "Executor Process Lost";
    runtime?.log("INFO", "StandaloneSchedulerBackend", `Executor ${appId}/${id} removed: ${text}`);
    runtime?.executorRemovedByManager(id, text, causedByApp, workerLost);
  }

  /** WorkerRemoved: what the worker's executors left is gone with it, that of executors lost before it, too. */
  workerRemoved(appId: ApplicationId, workerId: string, host: HostName, reason: string): void {
    const runtime = this.#of(appId);
    runtime?.log(
      "INFO",
      "StandaloneAppClient$ClientEndpoint",
      `Master removed worker ${workerId}: ${reason}`,
    );
    runtime?.log("INFO", "StandaloneSchedulerBackend", `Worker ${workerId} removed: ${reason}`);
    runtime?.workerRemoved(workerId, host);
  }

  /** The Master's connection closed: what runs goes on, nothing new comes. */
  masterLost(): void {
    if (this.runtime?.stopped !== false) return;
    const master = `${this.#master.host}:7077`;
    this.runtime.log(
      "WARN",
      "StandaloneAppClient$ClientEndpoint",
      `Connection to ${master} failed; waiting for master to reconnect...`,
    );
    this.runtime.log(
      "WARN",
      "StandaloneSchedulerBackend",
      "Disconnected from Spark cluster! Waiting for reconnection...",
    );
  }

  /** kill -9. */
  die(): void {
    if (!this.alive) return;
    cancel(this.#givingUp);
    this.#world.record(
      { kind: "ProcessLost", from: "fault", to: this.name, process: this.name, reason: "kill -9" },
      this.runtime?.options.appId,
    );
    const { runtime } = this;
    this.killed = true;
    this.#world.network.kill(this);
    for (const executor of runtime?.executors ?? []) {
      this.#world.after(
        this.#world.network.latencyBetween(this.host, executor.host),
        "driver disconnected",
        () => this.#world.network.kill(executor),
      );
    }
    const again = this.#exit(137);
    this.run.driverLost(!again);
  }
}
