/**
 * The driver of an application on YARN: in client mode the process that submitted, in cluster mode a thread of the ApplicationMaster. It hears of executors when
 * they register, and asks its ApplicationMaster why one is gone. Its context is handed to the program once four fifths of the executors that it expects are
 * there, or half a minute has passed.
 *
 * In Spark 3.5.3: yarn YarnSchedulerBackend.scala, YarnClientSchedulerBackend.scala, YarnClusterSchedulerBackend.scala. Rules D3.1, D3.2, D3.30. Left out on
 * purpose: the proxy in front of its pages.
 */
import { allocate } from "../../cluster/allocate.ts";
import type { DriverRuntime } from "../../cluster/driver-runtime.ts";
import type { DeployMode } from "../../events/deploy-events.ts";
import type { ApplicationId } from "../../foundation/ids.ts";
import { milliseconds } from "../../foundation/sizes.ts";
import { heapFault } from "../../storage/memory-sizes.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationMaster } from "./application-master.ts";
import { MasterLink } from "./master-link.ts";
import type { ApplicationRun } from "../application-run.ts";
import { BackendReadiness } from "../backend-readiness.ts";
import { blockManagerLines, stoppedLines, type Endpoint } from "../context-lines.ts";
import { initialTargetExecutors } from "../executor-instances.ts";

const ENDPOINT = "YarnSchedulerBackend$YarnDriverEndpoint";
/** How long an executor takes to end by itself. */
const shutDown = milliseconds(100);

/** What a mode of its own does at the turns of a driver's life. */
export interface DriverMode {
  /** A context asks for its application: `running` once YARN has it running, `ready` goes on to executors. */
  readonly openContext: (running: (appId: ApplicationId) => void) => void;
  /** The program may have its context as far as the backend is concerned; cluster mode registers its ApplicationMaster then. */
  readonly started: () => void;
  readonly contextStopped: () => void;
  /** `main` is over by itself; its context, unless the program stopped it, is stopped after that. */
  readonly ending: (exitCode: number) => void;
  /** Answers whether the driver will be started again. */
  readonly exited: (exitCode: number, by: "main" | "exit") => boolean;
}

export interface YarnDriverOptions {
  readonly name: string;
  readonly host: string;
  readonly run: ApplicationRun;
  readonly deployMode: DeployMode;
  /** In cluster mode the application and the attempt are known before its driver begins. */
  readonly attempt?: { readonly appId: ApplicationId; readonly number: number };
}

export class YarnDriver implements Process {
  readonly name: string;
  readonly host: string;
  readonly run: ApplicationRun;
  readonly deployMode: DeployMode;
  alive = true;
  /** It was killed: its executors end by themselves, with exit code 1. */
  killed = false;
  runtime: DriverRuntime | undefined;
  readonly #world: World;
  readonly #mode: DriverMode;
  readonly #attempt: YarnDriverOptions["attempt"];
  endpoint: Endpoint;
  readonly #link: MasterLink;
  #begun = false;
  /** Executors that registered before the context was made. */
  #early: (() => void)[] = [];
  readonly #readiness: BackendReadiness;

  constructor(world: World, options: YarnDriverOptions, mode: DriverMode) {
    this.#world = world;
    this.name = options.name;
    this.host = options.host;
    this.run = options.run;
    this.deployMode = options.deployMode;
    this.#mode = mode;
    this.#attempt = options.attempt;
    this.endpoint = { host: options.host, port: 0, uiPort: 0 };
    this.#readiness = new BackendReadiness(world, (text) => this.log("INFO", this.backend, text));
    this.#link = new MasterLink(world, this, (text) =>
      this.log("WARN", "YarnSchedulerBackend$YarnSchedulerEndpoint", text),
    );
  }

  get backend(): string {
    return this.deployMode === "cluster"
      ? "YarnClusterSchedulerBackend"
      : "YarnClientSchedulerBackend";
  }

  /** Of the last executor that has registered; an ApplicationMaster that comes after another one goes on from there. */
  lastExecutorId = 0;

  /** The process is up: `main` makes its context. */
  start(): void {
    if (!this.alive) return;
    const started = this.#world.record(
      {
        kind: "MainStarted",
        from: this.name,
        to: this.name,
        host: this.host,
        deployMode: this.deployMode,
      },
      this.#attempt?.appId,
    );
    const fault = heapFault(this.run.conf);
    if (fault !== undefined) {
      if (this.#world.wholeLogs) this.run.contextBegins(this);
      this.alive = false;
      this.#mode.ending(1);
      if (!this.#mode.exited(1, "main")) this.run.refused(fault);
      return;
    }
    this.#world.because(started, () =>
      this.#openContext((runtime) =>
        this.run.begin(runtime, {
          contextStopped: () => this.#contextStopped(),
          openContext: (opened) => this.#openContext(opened),
          ending: (exitCode) => this.#mode.ending(exitCode),
          whenReady: (go) => this.#whenReady(go),
          exited: (exitCode, by) => {
            this.runtime?.say({ kind: "MainEnded", from: this.name, to: this.name, exitCode });
            this.alive = false;
            return this.#mode.exited(exitCode, by);
          },
        }),
      ),
    );
  }

  #openContext(opened: (runtime: DriverRuntime) => void): void {
    this.#begun = false;
    this.#readiness.begins(initialTargetExecutors(this.run.conf));
    this.endpoint = this.run.contextBegins(this);
    this.#mode.openContext((appId) => {
      const runtime = this.run.newRuntime({
        appId,
        attemptId: this.#attempt === undefined ? undefined : String(this.#attempt.number),
        process: this,
        isLocal: false,
        backend: this.backend,
        requestTotalExecutors: (total) => this.#link.requestTotal(total),
        killExecutors: (ids) => this.#link.killExecutors(ids),
        maxTaskFailures: this.run.conf.int("spark.task.maxFailures"),
      });
      this.runtime = runtime;
      blockManagerLines(this.#world, this, this.run.conf, this.endpoint, appId);
      const fault = allocate(runtime);
      if (fault !== undefined) {
        runtime.stop();
        this.alive = false;
        this.#mode.ending(1);
        if (!this.#mode.exited(1, "main")) this.run.refused(fault);
        return;
      }
      opened(runtime);
      this.#begun = true;
      const early = this.#early;
      this.#early = [];
      for (const takeIn of early) takeIn();
      this.#mode.started();
    });
  }

  /** Where no executors are waited for, everything is ready once the monitor has begun. */
  #whenReady(go: () => void): void {
    if (initialTargetExecutors(this.run.conf) > 0) return this.#readiness.whenReady(go);
    this.#world.after(0, "no executors are waited for", () => this.#readiness.whenReady(go));
  }

  log(level: "INFO" | "WARN" | "ERROR", logger: string, text: string): void {
    this.#world.log(level, logger, text, this.name, this.runtime?.options.appId);
  }

  /** RegisterExecutor has arrived. */
  executorRegisters(takeIn: () => void): void {
    const now = (): void => {
      takeIn();
      const added = this.runtime?.executors.at(-1);
      if (added === undefined || this.runtime?.stopped === true) return;
      this.lastExecutorId = Math.max(this.lastExecutorId, Number(added.id));
      const ref = `NettyRpcEndpointRef(spark-client://Executor) (${added.host}:${40_000 + Number(added.id)})`;
      this.log(
        "INFO",
        ENDPOINT,
        `Registered executor ${ref} with ID ${added.id},  ResourceProfileId 0`,
      );
      this.#readiness.executorRegistered();
    };
    if (this.#begun) now();
    else this.#early.push(now);
  }

  backendStops(): void {
    this.log("INFO", this.backend, "Shutting down all executors");
    this.log("INFO", ENDPOINT, "Asking each executor to shut down");
    if (this.deployMode === "client")
      this.log("INFO", this.backend, "YARN client scheduler backend Stopped");
  }

  #contextStopped(): void {
    const { runtime } = this;
    if (runtime === undefined) return;
    if (this.deployMode === "client") this.log("INFO", this.backend, "Interrupting monitor thread");
    this.backendStops();
    for (const executor of runtime.executors)
      this.#world.network.send(this, executor, "StopExecutor", () =>
        this.#world.after(shutDown, "an executor shuts down", () =>
          this.#world.network.kill(executor),
        ),
      );
    stoppedLines(this.#world, this, runtime.options.appId);
    this.#mode.contextStopped();
  }

  #isMasterLost = false;

  /** Client mode: the ApplicationMaster is gone, and with it whoever could say why an executor is. */
  masterLost(): void {
    this.#isMasterLost = true;
  }

  /** A new ApplicationMaster is there. */
  masterRegistered(master: ApplicationMaster): void {
    this.#isMasterLost = false;
    this.#link.registered(master);
  }

  /** An executor's connection has closed. */
  executorDisconnected(id: string, host: string): void {
    if (!this.#isMasterLost || !this.alive || this.runtime?.stopped !== false) return;
    const text = `Attempted to get executor loss reason for executor id ${id} at RPC address ${host}, but got no response. Marking as agent lost.`;
    this.log("WARN", "YarnSchedulerBackend$YarnSchedulerEndpoint", text);
    this.executorRemoved(id, "Executor Process Lost", true);
  }

  /** The ApplicationMaster knows why an executor is gone. */
  executorRemoved(id: string, text: string, causedByApp: boolean): void {
    this.runtime?.executorRemovedByManager(id, text, causedByApp);
  }

  /** kill -9, or the container's end. */
  die(reason: string = "kill -9"): void {
    if (!this.alive) return;
    this.#readiness.cancel();
    this.#world.record(
      { kind: "ProcessLost", from: "fault", to: this.name, process: this.name, reason },
      this.runtime?.options.appId,
    );
    this.killed = true;
    this.#world.network.kill(this);
    for (const executor of this.runtime?.executors ?? [])
      this.#world.after(
        this.#world.network.latencyBetween(this.host, executor.host),
        "driver disconnected",
        () => this.#world.network.kill(executor),
      );
    const again = this.#mode.exited(137, "exit");
    this.run.driverLost(!again);
  }
}
