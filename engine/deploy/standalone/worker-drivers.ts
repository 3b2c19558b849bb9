/**
 * The drivers of cluster mode on one Worker: started when the Master says so, ended when it says so, and reported when they are over.
 * Rules D2.40–D2.44. Spark 3.5.3: core/…/deploy/worker/Worker.scala.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun } from "../application-run.ts";
import { DriverRunner } from "./driver-runner.ts";
import type { MasterAddress } from "./master-address.ts";
import type { Master } from "./master.ts";
import type { StandaloneDriver } from "./standalone-driver.ts";
import type { Worker } from "./worker.ts";

const ends = {
  FINISHED: "exited successfully",
  FAILED: "exited with failure",
  KILLED: "was killed by user",
} as const;

export interface DriversLinks {
  readonly masters: readonly MasterAddress[];
  readonly tell: (cause: number, what: string, heard: (master: Master) => void) => void;
  readonly master: () => Master | undefined;
}

export class WorkerDrivers {
  readonly #world: World;
  readonly #costs: CostModel;
  readonly #worker: Worker;
  readonly #links: DriversLinks;
  readonly #runners = new Map<string, DriverRunner>();

  constructor(world: World, costs: CostModel, worker: Worker, links: DriversLinks) {
    this.#world = world;
    this.#costs = costs;
    this.#worker = worker;
    this.#links = links;
  }

  get ids(): readonly string[] {
    return [...this.#runners.keys()];
  }

  driver(driverId: string): StandaloneDriver | undefined {
    return this.#runners.get(driverId)?.driver;
  }

  /** LaunchDriver. The driver is a process of this machine. */
  launch(driverId: string, name: string, run: ApplicationRun): void {
    this.#worker.log("INFO", `Asked to launch driver ${driverId}`);
    const runner = new DriverRunner({
      world: this.#world,
      masters: this.#links.masters,
      hasMaster: () => this.#links.master()?.alive === true,
      costs: this.#costs,
      worker: this.#worker,
      name,
      run,
      ended: (state, exitCode) => this.#ended(driverId, state, exitCode),
    });
    this.#runners.set(driverId, runner);
    this.#worker.books.driverStarted({
      id: driverId,
      mainClass: run.mainClass,
      process: name,
      cores: run.conf.int("spark.driver.cores"),
      memory: run.conf.size("spark.driver.memory"),
      state: "RUNNING",
      runner,
    });
    runner.start();
  }

  /** KillDriver. */
  kill(driverId: string): void {
    this.#worker.log("INFO", `Asked to kill driver ${driverId}`);
    this.#runners.get(driverId)?.kill();
  }

  #ended(driverId: string, state: "FINISHED" | "FAILED" | "KILLED", exitCode: number): void {
    if (!this.#worker.alive) return;
    this.#runners.delete(driverId);
    this.#worker.books.driverEnded(driverId, state);
    this.#worker.log("INFO", `Driver ${driverId} ${ends[state]}`);
    const said = this.#world.record({
      kind: "DriverStateChanged",
      from: this.#worker.name,
      to: this.#links.master()?.name ?? "Master",
      driverId,
      state,
      exitCode,
    });
    this.#links.tell(said, "DriverStateChanged", (master) =>
      master.driverStateChanged(driverId, state),
    );
  }

  /** The worker is gone, and they with it. */
  die(): void {
    for (const { driver } of this.#runners.values()) driver?.die();
  }
}
