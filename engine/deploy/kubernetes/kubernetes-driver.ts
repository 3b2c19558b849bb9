/**
 * The driver of an application on Kubernetes, in a pod of its own or wherever its user started it: it posts its executors itself, hears of their pods, and takes away what it
 * made when its context stops.
 *
 * In Spark 3.5.3: k8s KubernetesClusterManager.scala, KubernetesClusterSchedulerBackend.scala. Rules D5.20, D5.21, D5.28 to D5.31. Left out on purpose: waiting a second for the driver's pod to be
 * ready, which it is.
 */
import { allocate } from "../../cluster/allocate.ts";
import type { DriverRuntime } from "../../cluster/driver-runtime.ts";
import type { DeployMode } from "../../events/deploy-events.ts";
import { SparkException } from "../../foundation/errors.ts";
import { milliseconds, type Micros } from "../../foundation/sizes.ts";
import { heapFault } from "../../storage/memory-sizes.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun } from "../application-run.ts";
import { BackendReadiness } from "../backend-readiness.ts";
import { blockManagerLines, type Endpoint, stoppedLines } from "../context-lines.ts";
import { initialTargetExecutors } from "../executor-instances.ts";
import { BACKEND, ExecutorPods } from "./executor-pods.ts";
import { newAppId } from "./names.ts";
import type { Ground } from "./submission.ts";

/** How long an executor takes to end by itself. */
const shutDown = milliseconds(100);

export interface KubernetesDriverOptions {
  readonly name: string;
  readonly host: string;
  readonly run: ApplicationRun;
  readonly deployMode: DeployMode;
  /** The account that it asks the API server as. */
  readonly account: string;
  /** In cluster mode the submitter has chosen it. */
  readonly appId?: string;
  /** Its process has left. */
  readonly exited: (exitCode: number) => void;
}

export class KubernetesDriver implements Process {
  readonly name: string;
  readonly host: string;
  readonly options: KubernetesDriverOptions;
  alive = true;
  /** It was killed: its executors end by themselves, with exit code 1. */
  killed = false;
  runtime: DriverRuntime | undefined;
  endpoint: Endpoint;
  pods: ExecutorPods | undefined;
  readonly #on: Ground;
  readonly #world: World;
  readonly #readiness: BackendReadiness;
  readonly #registeredAt = new Map<string, Micros>();
  readonly #leaving = new Set<string>();
  #early: (() => void)[] = [];
  #begun = false;

  constructor(on: Ground, options: KubernetesDriverOptions) {
    this.#on = on;
    this.#world = on.world;
    this.name = options.name;
    this.host = options.host;
    this.options = options;
    this.endpoint = { host: options.host, port: 0, uiPort: 0 };
    this.#readiness = new BackendReadiness(on.world, (text) => this.log("INFO", BACKEND, text));
  }

  get run(): ApplicationRun {
    return this.options.run;
  }

  /** The process is up: `main` makes its context. */
  start(): void {
    if (!this.alive) return;
    const { run, host } = this;
    const started = this.#world.record(
      {
        kind: "MainStarted",
        from: this.name,
        to: this.name,
        host,
        deployMode: this.options.deployMode,
      },
      this.options.appId,
    );
    const fault = heapFault(run.conf);
    if (fault !== undefined) {
      if (this.#world.wholeLogs) run.contextBegins(this);
      return this.#refused(fault);
    }
    this.#world.because(started, () =>
      this.#openContext((runtime) =>
        run.begin(runtime, {
          contextStopped: () => this.#contextStopped(),
          openContext: (opened) => this.#openContext(opened),
          whenReady: (go) => this.#readiness.whenReady(go),
          exited: (exitCode) => {
            this.runtime?.say({ kind: "MainEnded", from: this.name, to: this.name, exitCode });
            this.#left(exitCode);
            return false;
          },
        }),
      ),
    );
  }

  #left(exitCode: number): void {
    this.alive = false;
    this.#readiness.cancel();
    this.options.exited(exitCode);
  }

  /** No context, so no program either. */
  #refused(error: Error): void {
    this.#readiness.cancel();
    this.alive = false;
    this.run.refused(error);
    this.options.exited(1);
  }

  #openContext(opened: (runtime: DriverRuntime) => void): void {
    const { run } = this;
    const { conf } = run;
    this.#begun = false;
    this.#registeredAt.clear();
    this.endpoint = run.contextBegins(this);
    this.#readiness.begins(initialTargetExecutors(conf));
    const appId =
      this.options.appId ?? newAppId(this.#world.random(`${this.name} ${this.#world.now()}`));
    const asker = { process: this, account: this.options.account, app: appId };
    const podName = conf.getOption("spark.kubernetes.driver.pod.name");
    const namespace = conf.get("spark.kubernetes.namespace");
    const driverPod =
      podName === undefined ? undefined : this.#on.api.pod(asker, namespace, podName);
    if (podName !== undefined && driverPod === undefined) {
      this.log("ERROR", "SparkContext", "Error initializing SparkContext.");
      return this.#refused(new SparkException("External scheduler cannot be instantiated"));
    }
    const runtime = run.newRuntime({
      appId,
      process: this,
      isLocal: false,
      maxTaskFailures: conf.int("spark.task.maxFailures"),
      isLossToldByManager: true,
      requestTotalExecutors: (total) => this.pods?.setTotal(total),
      killExecutors: (ids) => this.#killExecutors(ids),
    });
    this.runtime = runtime;
    this.#on.running.set(appId, this);
    blockManagerLines(this.#world, this, conf, this.endpoint, appId);
    this.pods = new ExecutorPods(this.#on, {
      driver: this,
      asker,
      driverPod,
      appId,
      registeredAt: this.#registeredAt,
    });
    try {
      this.pods.start();
    } catch (error) {
      this.pods.stop();
      this.log("ERROR", "SparkContext", "Error initializing SparkContext.");
      return this.#refused(error as Error);
    }
    const fault = allocate(runtime);
    if (fault !== undefined) {
      this.pods.stop();
      return this.#refused(fault);
    }
    opened(runtime);
    this.#begun = true;
    const early = this.#early;
    this.#early = [];
    for (const takeIn of early) takeIn();
  }

  log(level: "INFO" | "WARN" | "ERROR", logger: string, text: string): void {
    this.#world.log(
      level,
      logger,
      text,
      this.name,
      this.runtime?.options.appId ?? this.options.appId,
    );
  }

  /** RegisterExecutor has arrived. */
  executorRegisters(takeIn: () => void): void {
    const now = (): void => {
      takeIn();
      const added = this.runtime?.executors.at(-1);
      if (added === undefined || this.runtime?.stopped === true) return;
      this.#registeredAt.set(added.id, this.#world.now());
      this.#readiness.executorRegistered();
    };
    if (this.#begun) now();
    else this.#early.push(now);
  }

  /** Whether it was asked to end. */
  isLeaving(id: string): boolean {
    return this.#leaving.has(id) || this.runtime?.stopped === true;
  }

  executorRemoved(id: string, text: string, causedByApp: boolean): void {
    this.#registeredAt.delete(id);
    this.runtime?.executorRemovedByManager(id, text, causedByApp);
  }

  /** Executors are asked to end; what still runs after a while is deleted. */
  #killExecutors(ids: readonly string[]): void {
    const { runtime, pods } = this;
    for (const executor of runtime?.executors ?? []) {
      if (!ids.includes(executor.id)) continue;
      this.#leaving.add(executor.id);
      this.#stopExecutor(executor);
    }
    const grace = this.run.conf.time("spark.kubernetes.dynamicAllocation.deleteGracePeriod");
    this.#world.after(grace, "executors have had their time", () => pods?.deleteRunning(ids));
  }

  #stopExecutor(executor: Process): void {
    const { network } = this.#world;
    network.send(this, executor, "StopExecutor", () =>
      this.#world.after(shutDown, "an executor shuts down", () => network.kill(executor)),
    );
  }

  #contextStopped(): void {
    const { runtime, pods } = this;
    if (runtime === undefined) return;
    this.log("INFO", BACKEND, "Shutting down all executors");
    this.#world.detail(
      "INFO",
      "KubernetesClusterSchedulerBackend$KubernetesDriverEndpoint",
      "Asking each executor to shut down",
      this.name,
      runtime.options.appId,
    );
    for (const executor of runtime.executors) this.#stopExecutor(executor);
    pods?.stop();
    stoppedLines(this.#world, this, runtime.options.appId);
  }

  /** System.exit in a thread of Spark's: the shutdown hook stops the context. */
  exit(exitCode: number): void {
    this.run.interrupted(exitCode);
  }

  /** kill -9, or its container's end. */
  die(reason: string = "kill -9"): void {
    if (!this.alive) return;
    this.#readiness.cancel();
    this.#world.record(
      { kind: "ProcessLost", from: "fault", to: this.name, process: this.name, reason },
      this.runtime?.options.appId,
    );
    this.killed = true;
    this.pods?.abandon();
    this.#world.network.kill(this);
    for (const executor of this.runtime?.executors ?? [])
      this.#world.after(
        this.#world.network.latencyBetween(this.host, executor.host),
        "driver disconnected",
        () => this.#world.network.kill(executor),
      );
    this.run.driverLost(true);
    this.options.exited(137);
  }
}
