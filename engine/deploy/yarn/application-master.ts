/**
 * ApplicationMaster: an application's own deputy at the ResourceManager, in the first container it is given. In cluster mode the driver is a thread of it; in client
 * mode (ExecutorLauncher) it only asks for containers. It registers, heartbeats, and takes its leave with a final status: after that YARN tries no further.
 *
 * In Spark 3.5.3: yarn ApplicationMaster.scala, YarnRMClient.scala. Rules D3.15 to D3.22, D3.39. Left out on purpose: an AM within the client
 * (spark.yarn.unmanagedAM.enabled), delegation tokens.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import { milliseconds, seconds, type Micros } from "../../foundation/sizes.ts";
import { cancel, type Entry } from "../../world/agenda.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import { maxExecutorFailures } from "../executor-failure-tracker.ts";
import type { AttemptInfo, FinalStatus } from "./records.ts";
import type { ResourceManager } from "./resource-manager.ts";
import { YarnAllocator } from "./yarn-allocator.ts";
import type { YarnDriver } from "./yarn-driver.ts";

/** How an ApplicationMaster ends (D3.15). */
export const amExit = {
  success: 0,
  uncaught: 10,
  maxExecutorFailures: 11,
  noContext: 13,
  userClass: 15,
  early: 16,
  disconnected: 17,
} as const;

const FIRST_WAIT = milliseconds(200);
/** From the end of main until the process is gone; one that takes its leave waits until the ResourceManager has taken note. */
const JVM_EXIT = milliseconds(150);
const LEAVE = milliseconds(1100);
const ENDPOINT = "ApplicationMaster$AMEndpoint";

export interface MasterOptions {
  readonly world: World;
  readonly costs: CostModel;
  readonly manager: ResourceManager;
  readonly attempt: AttemptInfo;
  /** The process it is, or is a part of. */
  readonly process: Process;
  readonly isLast: boolean;
  /** Its container's process ends. */
  readonly exit: (exitCode: number) => void;
}

interface Final {
  readonly status: FinalStatus;
  readonly exitCode: number;
  readonly reason: string;
}

export class ApplicationMaster {
  readonly options: MasterOptions;
  allocator: YarnAllocator | undefined;
  #driver: YarnDriver | undefined;
  #final: Final | undefined;
  /** The wait before the next round; it doubles while something is pending. */
  #wait: Micros = FIRST_WAIT;
  /** The next round, and when the last one was. */
  #next: Entry | undefined;
  #asked: Micros = 0;

  constructor(options: MasterOptions) {
    this.options = options;
    this.log("INFO", "ApplicationMaster", `ApplicationAttemptId: ${options.attempt.id}`);
  }

  log(level: "INFO" | "WARN" | "ERROR", logger: string, text: string): void {
    const { world, process, attempt } = this.options;
    world.log(level, logger, text, process.name, attempt.app.id);
  }

  /** It knows the driver: it registers and begins to ask for containers. */
  register(driver: YarnDriver): void {
    const { world, costs, manager, attempt, process } = this.options;
    this.#driver = driver;
    this.log("INFO", "YarnRMClient", "Registering the ApplicationMaster");
    const said = world.record(
      {
        kind: "RegisterApplicationMaster",
        from: process.name,
        to: manager.name,
        attemptId: attempt.id,
      },
      attempt.app.id,
    );
    const port = driver.deployMode === "cluster" ? 40_000 : -1;
    world.because(said, () =>
      world.network.send(process, manager, "registerApplicationMaster", () => {
        manager.registered(attempt, process.host, port);
        world.network.send(manager, process, "registered", () => {
          if (!driver.alive) return this.#noDriver();
          this.log("INFO", "ApplicationMaster", "Preparing Local resources");
          const master = process;
          this.allocator = new YarnAllocator({ world, costs, manager, master, attempt, driver });
          world.network.send(process, driver, "RegisterClusterManager", () => {
            driver.masterRegistered(this);
            const name =
              driver.deployMode === "cluster"
                ? `spark://YarnAM@${process.host}:${port}`
                : "spark-client://YarnAM";
            driver.log(
              "INFO",
              "YarnSchedulerBackend$YarnSchedulerEndpoint",
              `ApplicationMaster registered as NettyRpcEndpointRef(${name})`,
            );
          });
          this.#round(this.allocator);
          const beat = driver.run.conf.time("spark.yarn.scheduler.heartbeat.interval-ms") / 1000;
          this.log(
            "INFO",
            "ApplicationMaster",
            `Started progress reporter thread with (heartbeat : ${beat}, initial allocation : ${FIRST_WAIT / 1000}) intervals`,
          );
        });
      }),
    );
  }

  /** Client mode: it connects once, and there is nobody. */
  #noDriver(): void {
    const text = "org.apache.spark.SparkException: Exception thrown in awaitResult:";
    this.finish("FAILED", amExit.uncaught, `Uncaught exception: ${text}`);
    this.leave();
  }

  #round(allocator: YarnAllocator): void {
    const { process, world } = this.options;
    if (!process.alive || this.#final !== undefined) return;
    allocator.allocate(() => this.#look(allocator));
    const heartbeat = this.#conf("spark.yarn.scheduler.heartbeat.interval-ms");
    const wait = allocator.hasPending ? Math.min(this.#wait, heartbeat) : heartbeat;
    this.#wait = allocator.hasPending ? Math.min(this.#wait * 2, heartbeat) : FIRST_WAIT;
    this.#asked = world.now();
    cancel(this.#next);
    this.#next = world.daemonAfter(wait, "an ApplicationMaster's heartbeat", () =>
      this.#round(allocator),
    );
  }

  /** The driver wants another total: it is passed on as soon as a fifth of a second has passed since the last round. */
  requestExecutors(total: number): void {
    const { allocator } = this;
    if (allocator === undefined || this.#final !== undefined) return;
    if (!allocator.requestTotal(total)) return;
    this.#wait = FIRST_WAIT;
    const { world } = this.options;
    cancel(this.#next);
    const wait = Math.max(0, this.#asked + FIRST_WAIT - world.now());
    this.#next = world.after(wait, "an ApplicationMaster is woken", () => this.#round(allocator));
  }

  /** The driver wants executors ended, by name. */
  killExecutors(ids: readonly string[]): void {
    if (this.allocator === undefined || this.#final !== undefined) return;
    this.log("INFO", ENDPOINT, `Driver requested to kill executor(s) ${ids.join(", ")}.`);
    this.allocator.killExecutors(ids);
  }

  #conf(key: "spark.yarn.scheduler.heartbeat.interval-ms"): Micros {
    return this.#driver?.run.conf.time(key) ?? seconds(3);
  }

  /** Too many executors have failed. */
  #look({ failures }: YarnAllocator): void {
    const driver = this.#driver;
    if (driver === undefined || this.#final !== undefined) return;
    const limit = maxExecutorFailures(driver.run.conf);
    if (failures.count(this.options.world.now()) < limit) return;
    const reason = `Max number of executor failures (${limit}) reached`;
    this.finish("FAILED", amExit.maxExecutorFailures, reason);
    this.leave();
  }

  /** The status that it will take its leave with; the first one counts. */
  finish(status: FinalStatus, exitCode: number, reason: string = ""): void {
    if (this.#final !== undefined) return;
    this.#final = { status, exitCode, reason };
    const why = reason === "" ? "" : `, (reason: ${reason})`;
    this.log(
      "INFO",
      "ApplicationMaster",
      `Final app status: ${status}, exitCode: ${exitCode}${why}`,
    );
  }

  /** The shutdown hook: unregister, so that there is no further attempt, unless another one may still do better; then the process is gone. Answers whether there will be another. */
  leave(): boolean {
    const { world, attempt, isLast, exit } = this.options;
    if (this.#final === undefined)
      this.finish("FAILED", amExit.early, "Shutdown hook called before final status was reported.");
    const { status, exitCode, reason } = this.#final as Final;
    const isRegistered = attempt.state === "RUNNING";
    if (isLast) this.#deleteStaging();
    const leaves = isRegistered && (isLast || status === "SUCCEEDED");
    if (leaves) {
      this.#unregister(status, reason);
      if (!isLast) this.#deleteStaging();
    }
    world.after(leaves ? LEAVE : JVM_EXIT, "an ApplicationMaster's JVM is gone", () =>
      exit(exitCode),
    );
    return !isLast && status !== "SUCCEEDED";
  }

  #deleteStaging(): void {
    const { staging } = this.options.attempt.app.submitted;
    this.log("INFO", "ApplicationMaster", `Deleting staging directory ${staging}`);
  }

  #unregister(status: FinalStatus, reason: string): void {
    const { world, manager, attempt, process } = this.options;
    const why = reason === "" ? "" : ` (diag message: ${reason})`;
    this.log("INFO", "ApplicationMaster", `Unregistering ApplicationMaster with ${status}${why}`);
    const said = world.record(
      {
        kind: "FinishApplicationMaster",
        from: process.name,
        to: manager.name,
        attemptId: attempt.id,
        finalStatus: status,
      },
      attempt.app.id,
    );
    world.because(said, () =>
      world.network.send(process, manager, "finishApplicationMaster", () =>
        manager.finished(attempt, status, reason),
      ),
    );
  }

  /** Client mode: the driver is gone, one way or another; there is nothing left to ask for (D3.39). */
  driverDisconnected(): void {
    const { process } = this.options;
    if (!process.alive || this.#final !== undefined) return;
    const asFailed =
      this.#driver?.run.conf.bool("spark.yarn.am.clientModeTreatDisconnectAsFailed") === true;
    if (asFailed) {
      const text = "Application Master lost connection with driver! Shutting down.";
      this.log("ERROR", ENDPOINT, `${text} ${this.#driver?.host ?? ""}`);
      this.finish("FAILED", amExit.disconnected);
    } else {
      this.log(
        "INFO",
        ENDPOINT,
        `Driver terminated or disconnected! Shutting down. ${this.#driver?.host ?? ""}`,
      );
      this.finish("SUCCEEDED", amExit.success);
    }
    this.leave();
  }
}
