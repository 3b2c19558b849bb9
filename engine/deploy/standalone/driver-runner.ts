/**
 * DriverRunner: a worker's care for one driver of cluster mode. It starts the process, and starts it again after a failure if it is
 * supervised: under the same id, 1, 2, 4 … seconds later, from 1 again after a run of more than 5 s. Rules D2.40–D2.41. Left out on purpose:
 * fetching the jar. Spark 3.5.3: core/…/deploy/worker/DriverRunner.scala.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import { milliseconds, seconds } from "../../foundation/sizes.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun } from "../application-run.ts";
import type { MasterAddress } from "./master-address.ts";
import { StandaloneDriver } from "./standalone-driver.ts";

const LONG_RUN = seconds(5);
/** What kill -9 leaves as an exit code. */
const KILLED = 137;
/** Likewise SIGTERM. */
const SIGTERM = 143;
/** From the end of main until the process is gone: what waits for it hears of its executors first. */
const JVM_EXIT = milliseconds(150);

export interface DriverRunnerOptions {
  readonly world: World;
  readonly masters: readonly MasterAddress[];
  /** Whether a Master is there that would start it again elsewhere. */
  readonly hasMaster: () => boolean;
  readonly costs: CostModel;
  readonly worker: { readonly name: string; readonly host: string; readonly alive: boolean };
  /** The name of the driver's process. */
  readonly name: string;
  readonly run: ApplicationRun;
  /** It is over, and will not be started again. */
  readonly ended: (state: "FINISHED" | "FAILED" | "KILLED", exitCode: number) => void;
}

export class DriverRunner {
  readonly #options: DriverRunnerOptions;
  #driver: StandaloneDriver | undefined;
  #killed = false;

  constructor(options: DriverRunnerOptions) {
    this.#options = options;
  }

  /** The process, while there is one. */
  get driver(): StandaloneDriver | undefined {
    return this.#driver;
  }

  /** KillDriver: its process is ended; between two runs of a supervised one there is none to end. */
  kill(): void {
    const { world, worker, ended } = this.#options;
    this.#killed = true;
    world.log("INFO", "DriverRunner", "Killing driver process!", worker.name);
    if (this.#driver === undefined) return ended("KILLED", SIGTERM);
    this.#options.run.interrupted(SIGTERM);
  }

  start(backoff: number = 1): void {
    const { world, masters, costs, worker, name, run } = this.#options;
    if (!worker.alive || this.#killed) return;
    const launchedAt = world.now();
    const driver = new StandaloneDriver(world, masters, {
      name,
      host: worker.host,
      run,
      mode: "cluster",
      exit: (exitCode) => this.#exited(exitCode, world.now() - launchedAt > LONG_RUN ? 1 : backoff),
    });
    this.#driver = driver;
    world.after(costs.driverStart, "the driver's JVM is up", () => driver.start());
  }

  /** Answers whether the driver will be started again, here or, if this worker is gone, elsewhere. */
  #exited(exitCode: number, backoff: number): boolean {
    const { world, hasMaster, worker, run, ended } = this.#options;
    this.#driver = undefined;
    if (!worker.alive) return run.supervise && hasMaster();
    if (exitCode === 0 || !run.supervise || this.#killed) {
      const shutDown = exitCode === KILLED ? 0 : JVM_EXIT;
      const state = this.#killed ? "KILLED" : exitCode === 0 ? "FINISHED" : "FAILED";
      world.after(shutDown, "the driver's JVM is gone", () => ended(state, exitCode));
      return false;
    }
    const text = `Command exited with status ${exitCode}, re-launching after ${backoff} s.`;
    world.log("INFO", "DriverRunner", text, worker.name);
    world.after(seconds(backoff), "supervise", () => this.start(backoff * 2));
    return true;
  }
}
