/**
 * What a Worker keeps of the executors and drivers that it was told to start: those that run, and those that are over, for its web page. Same as Spark:
 * a thousand of the finished ones are kept, the oldest go a tenth at a time. Left out on purpose: work folders. Rule D2.27. Spark 3.5.3:
 * core/…/deploy/worker/Worker.scala, ExecutorRunner.scala, DriverRunner.scala.
 */
import type { Executor } from "../../cluster/executor.ts";
import type { DriverState, ExecutorState } from "../../events/deploy-events.ts";
import type { ApplicationId, ExecutorId } from "../../foundation/ids.ts";
import type { Bytes } from "../../foundation/sizes.ts";
import type { DriverRunner } from "./driver-runner.ts";
import type { StandaloneDriver } from "./standalone-driver.ts";

/** spark.worker.ui.retainedExecutors, retainedDrivers. */
const RETAINED = 1000;

/** What the Worker was told of the application whose executor it is to start. */
export interface ApplicationTold {
  readonly name: string;
  /** spark.cores.max. */
  readonly coresMax: number | undefined;
  readonly driverHost: string;
  /** spark.task.cpus. */
  readonly taskCpus: number;
}

export function toldOf({ run: { conf }, host }: StandaloneDriver): ApplicationTold {
  return {
    name: conf.get("spark.app.name"),
    coresMax: conf.optionalInt("spark.cores.max"),
    driverHost: host,
    taskCpus: conf.int("spark.task.cpus"),
  };
}

export interface ExecutorRunner {
  readonly appId: ApplicationId;
  readonly application: ApplicationTold;
  readonly id: ExecutorId;
  readonly cores: number;
  readonly memory: Bytes;
  state: ExecutorState;
  /** Undefined until its JVM is up. */
  executor: Executor | undefined;
  killed: boolean;
}

/** One driver of cluster mode. */
export interface DriverKept {
  readonly id: string;
  readonly mainClass: string;
  /** The name of its process, under which it logs. */
  readonly process: string;
  readonly cores: number;
  readonly memory: Bytes;
  state: DriverState;
  runner: DriverRunner | undefined;
}

const keyOf = (appId: ApplicationId, id: ExecutorId): string => `${appId}/${id}`;

export class WorkerBooks {
  readonly #executors = new Map<string, ExecutorRunner>();
  readonly #drivers = new Map<string, DriverKept>();
  readonly finishedExecutors: ExecutorRunner[] = [];
  readonly finishedDrivers: DriverKept[] = [];

  get executors(): readonly ExecutorRunner[] {
    return [...this.#executors.values()];
  }

  get drivers(): readonly DriverKept[] {
    return [...this.#drivers.values()];
  }

  /** Cores of what runs here. */
  get coresUsed(): number {
    return [...this.executors, ...this.drivers].reduce((sum, { cores }) => sum + cores, 0);
  }

  get memoryUsed(): Bytes {
    return [...this.executors, ...this.drivers].reduce((sum, { memory }) => sum + memory, 0);
  }

  executor(appId: ApplicationId, id: ExecutorId): ExecutorRunner | undefined {
    return this.#executors.get(keyOf(appId, id));
  }

  driver(id: string): DriverKept | undefined {
    return this.#drivers.get(id);
  }

  executorStarted(runner: ExecutorRunner): void {
    this.#executors.set(keyOf(runner.appId, runner.id), runner);
  }

  /** Answers whether it was running here. */
  executorEnded(runner: ExecutorRunner): boolean {
    if (!this.#executors.delete(keyOf(runner.appId, runner.id))) return false;
    keep(this.finishedExecutors, runner);
    return true;
  }

  driverStarted(driver: DriverKept): void {
    this.#drivers.set(driver.id, driver);
  }

  driverEnded(id: string, state: DriverState): void {
    const driver = this.#drivers.get(id);
    if (driver === undefined) return;
    this.#drivers.delete(id);
    driver.state = state;
    driver.runner = undefined;
    keep(this.finishedDrivers, driver);
  }
}

function keep<T>(kept: T[], one: T): void {
  kept.push(one);
  if (kept.length > RETAINED) kept.splice(0, Math.max(RETAINED / 10, 1));
}
