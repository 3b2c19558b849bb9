/**
 * The driver of an application on a standalone cluster: registers it with the Master, hears of the executors it was granted, says goodbye.
 * It never speaks to Workers. Rules D2.28, D2.31–D2.37. Spark 3.5.3: core/…/deploy/client/StandaloneAppClient.scala,
 * scheduler/cluster/StandaloneSchedulerBackend.scala.
 */
import { type JavaError, SparkException } from "../../foundation/errors.ts";
import { bytesToString, milliseconds } from "../../foundation/sizes.ts";
import type { ApplicationId, ExecutorId, HostName } from "../../foundation/ids.ts";
import type { DeployMode, ExecutorState } from "../../events/deploy-events.ts";
import type { DriverRuntime } from "../../cluster/driver-runtime.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import { heapFault } from "../../storage/memory-sizes.ts";
import type { ApplicationRun } from "../application-run.ts";
import { blockManagerLines, type Endpoint, stoppedLines } from "../context-lines.ts";
import { allocate } from "../../cluster/allocate.ts";
import { isDynamic } from "../../scheduler/allocation-settings.ts";
import { AppClient } from "./app-client.ts";
import { executorOrders } from "./executor-orders.ts";
import { saysItself } from "./executor-exit.ts";
import type { MasterAddress } from "./master-address.ts";
import type { Master } from "./master.ts";

const CLIENT = "StandaloneAppClient$ClientEndpoint";
const BACKEND = "StandaloneSchedulerBackend";
const CORES_UNSET =
  "Dynamic allocation enabled without spark.executor.cores explicitly set, you may get more executors allocated than expected. It's recommended to set spark.executor.cores explicitly. Please check SPARK-30299 for more details.";

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
  /** Where executors reach it. */
  endpoint: Endpoint;
  readonly #world: World;
  readonly #client: AppClient;
  readonly #exit: DriverExit;
  /** What waits for the Master's answer. */
  #opened: ((runtime: DriverRuntime) => void) | undefined;

  constructor(
    world: World,
    masters: readonly MasterAddress[],
    options: {
      name: string;
      host: string;
      run: ApplicationRun;
      mode: DeployMode;
      exit: DriverExit;
    },
  ) {
    this.#world = world;
    this.name = options.name;
    this.host = options.host;
    this.run = options.run;
    this.endpoint = { host: options.host, port: 0, uiPort: 0 };
    this.mode = options.mode;
    this.#exit = options.exit;
    this.#client = new AppClient(world, this, masters, {
      dead: (reason) => this.#refused(reason),
      log: (level, logger, text) => {
        if (this.runtime?.stopped === false) this.runtime.log(level, logger, text);
      },
    });
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
      if (this.#world.wholeLogs) this.run.contextBegins(this);
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
    this.endpoint = this.run.contextBegins(this);
    const { conf } = this.run;
    const coresPerExecutor = conf.optionalInt("spark.executor.cores");
    if (isDynamic(conf, false) && coresPerExecutor === undefined)
      this.#world.log("WARN", BACKEND, CORES_UNSET, this.name);
    this.#client.register({
      appName: conf.get("spark.app.name"),
      coresMax: conf.optionalInt("spark.cores.max"),
      coresPerExecutor,
      memoryPerExecutor: conf.size("spark.executor.memory"),
      ...(isDynamic(conf, false) ? { initialExecutorLimit: 0 } : {}),
    });
  }

  #refused(reason: string): void {
    this.alive = false;
    this.#world.log("ERROR", BACKEND, `Application has been killed. Reason: ${reason}`, this.name);
    this.run.refused(new SparkException(reason));
    this.#exit(1);
  }

  /** RegisteredApplication: the context is there, executors or not; the program may go on. */
  registered(master: Master, appId: ApplicationId): void {
    const opened = this.#opened;
    if (!this.#client.registered(master, appId) || opened === undefined) return;
    this.#opened = undefined;
    const runtime = this.run.newRuntime({
      appId,
      process: this,
      isLocal: false,
      maxTaskFailures: this.run.conf.int("spark.task.maxFailures"),
      ...executorOrders(this, this.#client, () => this.runtime),
    });
    this.runtime = runtime;
    runtime.log("INFO", BACKEND, `Connected to Spark cluster with app ID ${appId}`);
    blockManagerLines(this.#world, this, this.run.conf, this.endpoint, appId);
    const fault = allocate(runtime);
    if (fault !== undefined) return this.#contextRefused(fault);
    opened(runtime);
    runtime.log(
      "INFO",
      BACKEND,
      "SchedulerBackend is ready for scheduling beginning after reached minRegisteredResourcesRatio: 0.0",
    );
  }

  /** Its settings contradict themselves, which is found out when its application is registered already: it is given back. */
  #contextRefused(fault: JavaError): void {
    this.#unregister();
    this.runtime?.die();
    this.alive = false;
    this.run.refused(fault);
    this.#exit(1);
  }

  /** MasterChanged: another Master has taken over. */
  masterChanged(master: Master, appId: ApplicationId): void {
    this.#client.changed(master, appId);
  }

  #unregister(): void {
    const { runtime } = this;
    if (runtime === undefined) return;
    const { appId } = runtime.options;
    runtime.log("INFO", BACKEND, "Shutting down all executors");
    this.#world.detail(
      "INFO",
      "StandaloneSchedulerBackend$StandaloneDriverEndpoint",
      "Asking each executor to shut down",
      this.name,
      appId,
    );
    stoppedLines(this.#world, this, appId);
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
      to: this.#client.masterName,
      appId,
    });
    this.#client.tell(
      said,
      "UnregisterApplication",
      (master) => master.applications.unregister(appId),
      this,
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
      CLIENT,
      `Executor added: ${appId}/${id} on ${workerId} (${hostPort}) with ${cores} core(s)`,
    );
    runtime?.log(
      "INFO",
      BACKEND,
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
    runtime?.log("INFO", CLIENT, `Executor updated: ${appId}/${id} is now ${state}${note}`);
    if (state === "LAUNCHING" || state === "RUNNING") return;
    const causedByApp = !workerLost && (exitStatus === undefined || !saysItself(exitStatus));
    const text = message ?? "Executor Process Lost";
    runtime?.log("INFO", BACKEND, `Executor ${appId}/${id} removed: ${text}`);
    runtime?.executorRemovedByManager(id, text, causedByApp, workerLost);
  }

  /** WorkerRemoved: what the worker's executors left is gone with it, that of executors lost before it, too. */
  workerRemoved(appId: ApplicationId, workerId: string, host: HostName, reason: string): void {
    const runtime = this.#of(appId);
    runtime?.log("INFO", CLIENT, `Master removed worker ${workerId}: ${reason}`);
    runtime?.log("INFO", BACKEND, `Worker ${workerId} removed: ${reason}`);
    runtime?.workerRemoved(workerId, host);
  }

  /** kill -9. */
  die(): void {
    if (!this.alive) return;
    this.#client.giveUp();
    this.#world.record(
      {
        kind: "ProcessLost",
        from: "fault",
        to: this.name,
        process: this.name,
        reason: "kill -9",
      },
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
