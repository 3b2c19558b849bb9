/**
 * The driver of an application on Mesos: a framework. It registers with the master, answers offers, and hears of executors when they register with it. Its context is there as soon
 * as it is registered; it stops when its executors have ended or ten seconds have passed. In cluster mode it is a task itself, and spark-submit of client mode runs in it.
 *
 * In Spark 3.5.3: mesos MesosCoarseGrainedSchedulerBackend.scala (start, registered, stop), MesosClusterManager.scala. Rules D4.5, D4.9, D4.12, D4.13. Left out on purpose: executors of
 * fine-grained mode, which are refused; the shuffle service of agents.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import type { DriverRuntime } from "../../cluster/driver-runtime.ts";
import type { Executor } from "../../cluster/executor.ts";
import { newExecutor } from "../../cluster/new-executor.ts";
import { allocate } from "../../cluster/allocate.ts";
import type { DeployMode } from "../../events/deploy-events.ts";
import { SparkException } from "../../foundation/errors.ts";
import { milliseconds } from "../../foundation/sizes.ts";
import { isDynamic } from "../../scheduler/allocation-settings.ts";
import { heapFault } from "../../storage/memory-sizes.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun } from "../application-run.ts";
import { blockManagerLines, stoppedLines, type Endpoint } from "../context-lines.ts";
import { registerExecutor } from "../register-executor.ts";
import { CoarseGrained } from "./coarse-grained.ts";
import { Framework } from "./framework.ts";
import type { Launch } from "./mesos-agent.ts";
import type { MesosMaster } from "./mesos-master.ts";
import type { MesosTask } from "./scheduler-driver.ts";

const BACKEND = "MesosCoarseGrainedSchedulerBackend";
const POLL = milliseconds(100);
/** How long an executor takes to end by itself. */
const shutDown = milliseconds(100);

export interface MesosDriverOptions {
  readonly run: ApplicationRun;
  readonly host: string;
  readonly mode: DeployMode;
  readonly master: MesosMaster;
  readonly costs: CostModel;
  /** Answers whether it will be started again. */
  readonly exit: (exitCode: number) => boolean;
}

export class MesosDriver implements Process {
  readonly name: string;
  readonly host: string;
  alive = true;
  killed = false;
  runtime: DriverRuntime | undefined;
  endpoint: Endpoint;
  readonly #world: World;
  readonly #options: MesosDriverOptions;
  #framework: Framework | undefined;
  #backend: CoarseGrained | undefined;

  constructor(world: World, options: MesosDriverOptions) {
    this.#world = world;
    this.#options = options;
    this.name = options.run.driverName;
    this.host = options.host;
    this.endpoint = { host: options.host, port: 0, uiPort: 0 };
  }

  /** The process is up: `main` makes its context. */
  start(): void {
    if (!this.alive) return;
    const { run, mode, exit } = this.#options;
    const { name, host } = this;
    const started = this.#world.record({
      kind: "MainStarted",
      from: name,
      to: name,
      host,
      deployMode: mode,
    });
    const fault = heapFault(run.conf) ?? fineGrainedFault(run);
    if (fault !== undefined) {
      if (this.#world.wholeLogs) run.contextBegins(this);
      return this.#refused(fault);
    }
    this.#world.because(started, () =>
      this.#openContext((runtime) =>
        run.begin(runtime, {
          contextStopped: () => this.#stop(),
          openContext: (opened) => this.#openContext(opened),
          exited: (exitCode) => {
            this.runtime?.say({ kind: "MainEnded", from: name, to: name, exitCode });
            this.alive = false;
            return exit(exitCode);
          },
        }),
      ),
    );
  }

  #refused(error: Error): void {
    this.alive = false;
    this.#options.run.refused(error);
    this.#options.exit(1);
  }

  log(level: "INFO" | "WARN" | "ERROR", logger: string, text: string): void {
    this.#world.log(level, logger, text, this.name, this.runtime?.options.appId);
  }

  #openContext(opened: (runtime: DriverRuntime) => void): void {
    const { run, master } = this.#options;
    this.endpoint = run.contextBegins(this);
    const { conf } = run;
    const framework = new Framework(this.#world, {
      appName: conf.get("spark.app.name"),
      process: this,
      role: conf.getOption("spark.mesos.role") ?? "*",
      master,
      launch: (task) => this.#executorIn(task),
    });
    const backend = new CoarseGrained({
      conf,
      env: { SPARK_HOME: "/opt/spark" },
      driver: framework,
      now: () => this.#world.now(),
      driverUrl: () => `spark://CoarseGrainedScheduler@${this.endpoint.host}:${this.endpoint.port}`,
      appId: () => framework.id,
      isDynamic: isDynamic(conf, false),
      policy: run.policies.executorOnOffer,
      log: (text) => this.log("INFO", BACKEND, text),
      removed: (id, reason) => this.runtime?.executorRemovedByManager(id, reason, true),
    });
    this.#framework = framework;
    this.#backend = backend;
    framework.start({
      registered: (id) => this.#registered(id, backend, opened),
      offers: (offers) => backend.resourceOffers(offers),
      status: (status) => backend.statusUpdate(status),
    });
  }

  /** The framework's id is the application's. */
  #registered(
    appId: string,
    backend: CoarseGrained,
    opened: (runtime: DriverRuntime) => void,
  ): void {
    if (!this.alive) return;
    const { run } = this.#options;
    const runtime = run.newRuntime({
      appId,
      process: this,
      isLocal: false,
      maxTaskFailures: run.conf.int("spark.task.maxFailures"),
      killExecutors: (ids) => backend.killExecutors(ids),
      requestTotalExecutors: (total) => backend.requestTotal(total),
    });
    this.runtime = runtime;
    blockManagerLines(this.#world, this, run.conf, this.endpoint, appId);
    const fault = allocate(runtime);
    if (fault !== undefined) {
      runtime.die();
      this.#framework?.stop();
      return this.#refused(fault);
    }
    opened(runtime);
    this.log(
      "INFO",
      BACKEND,
      "SchedulerBackend is ready for scheduling beginning after reached minRegisteredResourcesRatio: 0.0",
    );
  }

  /** What an executor's task starts: a JVM, which registers with this driver and ends with it. */
  #executorIn(task: MesosTask): Launch {
    return (host, exited) => {
      let executor: Executor | undefined;
      let isKilled = false;
      this.#world.after(this.#options.costs.executorStart, "an executor's JVM is up", () => {
        const { runtime } = this;
        if (isKilled) return;
        if (runtime === undefined || !this.alive || runtime.stopped) return exited(1);
        const started = newExecutor(runtime, {
          id: task.id,
          host,
          cores: this.#backend?.slotsOf(task) ?? 0,
          memory: this.#options.run.conf.size("spark.executor.memory"),
          port: 40_000 + Number(task.id),
        });
        executor = started;
        this.#world.network.watch(started, () =>
          exited(this.killed ? 1 : (started.exitStatus ?? (runtime.stopped ? 0 : 137))),
        );
        registerExecutor(runtime, this, started);
      });
      return {
        kill: () => {
          isKilled = true;
          if (executor === undefined) exited(137);
          else this.#world.network.kill(executor);
        },
      };
    };
  }

  /** Executors are asked to end and waited for; then the framework says goodbye, which ends whatever is left. */
  #stop(): void {
    const { runtime } = this;
    const backend = this.#backend;
    const framework = this.#framework;
    if (runtime === undefined || backend === undefined || framework === undefined) return;
    backend.stopping();
    this.log("INFO", BACKEND, "Shutting down all executors");
    for (const executor of runtime.executors)
      this.#world.network.send(this, executor, "StopExecutor", () =>
        this.#world.after(shutDown, "an executor shuts down", () =>
          this.#world.network.kill(executor),
        ),
      );
    const timeout = this.#options.run.conf.time("spark.mesos.coarse.shutdownTimeout");
    const begun = this.#world.now();
    const look = (): void => {
      const left = backend.executors;
      if (left > 0 && this.#world.now() - begun < timeout)
        return void this.#world.after(POLL, "executors are waited for", look);
      if (left > 0)
        this.log(
          "WARN",
          BACKEND,
          `Timed out waiting for ${left} remaining executors to terminate within ${timeout / milliseconds(1)} ms. This may leave temporary files on the mesos nodes.`,
        );
      framework.stop();
    };
    look();
    stoppedLines(this.#world, this, runtime.options.appId);
  }

  /** kill -9, or the end of its task. */
  die(reason: string = "kill -9"): void {
    if (!this.alive) return;
    this.#world.record(
      { kind: "ProcessLost", from: "fault", to: this.name, process: this.name, reason },
      this.runtime?.options.appId,
    );
    this.killed = true;
    this.#world.network.kill(this);
    this.#framework?.die();
    for (const executor of this.runtime?.executors ?? [])
      this.#world.after(
        this.#world.network.latencyBetween(this.host, executor.host),
        "driver disconnected",
        () => this.#world.network.kill(executor),
      );
    const again = this.#options.exit(137);
    this.#options.run.driverLost(!again);
  }
}

/** Fine-grained mode answers offers (fine-grained.ts); its executors are not here. */
const fineGrainedFault = (run: ApplicationRun): SparkException | undefined =>
  run.conf.bool("spark.mesos.coarse")
    ? undefined
    : new SparkException(
        "spark.mesos.coarse=false: fine-grained mode is recorded and explained, but no executors of it run here",
      );
