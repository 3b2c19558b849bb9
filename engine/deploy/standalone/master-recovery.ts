/**
 * A Master that finds something kept is RECOVERING: it tells every driver and worker that it is the Master now, takes over the executors of those that
 * answer, and goes on when all have, or after spark.worker.timeout without the others. Rules D2.53, D2.54.
 *
 * In Spark: core/…/deploy/master/Master.scala beginRecovery, completeRecovery. Same: states, words. Left out on purpose: the race in
 * which a worker's own attempt is answered before it is told (D2.56): here it is told first.
 */
import type { Bytes } from "../../foundation/sizes.ts";
import { standForElection } from "./leader-election.ts";
import type { Master } from "./master.ts";
import { newWorkerInfo, type WorkerInfo } from "./records.ts";
import type { Worker } from "./worker.ts";

/** An executor as its worker tells of it. */
export interface ExecutorTold {
  readonly appId: string;
  readonly id: string;
  readonly cores: number;
  readonly memory: Bytes;
}

export class MasterRecovery {
  readonly #master: Master;

  constructor(master: Master) {
    this.#master = master;
  }

  /** Where several Masters share what is kept, it stands by until it is elected. */
  begin(): void {
    const master = this.#master;
    const { world, persistence } = master;
    if (persistence.mode !== "ZOOKEEPER") return this.#elected();
    master.state = "STANDBY";
    const say = (text: string): void =>
      world.detail("INFO", "ZooKeeperLeaderElectionAgent", text, master.name);
    const kept = "Persisting recovery state to ZooKeeper";
    world.detail("INFO", "Master", kept, master.name);
    say("Starting ZooKeeper LeaderElection agent");
    standForElection(world, persistence.store, master, () => {
      say("We have gained leadership");
      this.#elected();
    });
  }

  /** ElectedLeader. */
  #elected(): void {
    const master = this.#master;
    const { persistence, world } = master;
    if (persistence.folder !== undefined)
      world.detail(
        "INFO",
        "FileSystemRecoveryModeFactory",
        `Persisting recovery state to directory: ${persistence.folder}`,
        master.name,
      );
    const apps = persistence.read("app");
    const workers = persistence.read("worker");
    const drivers = persistence.read("driver");
    const isEmpty = apps.length + workers.length + drivers.length === 0;
    master.state = isEmpty ? "ALIVE" : "RECOVERING";
    master.log("INFO", `I have been elected leader! New state: ${master.state}`);
    if (isEmpty) return;
    for (const app of apps) this.#askDriver(app);
    for (const driver of drivers) master.drivers.set(driver.id, { ...driver, worker: undefined });
    for (const { worker } of workers) this.#askWorker(worker);
    world.daemonAfter(master.conf.time("spark.worker.timeout"), "CompleteRecovery", () =>
      this.#complete(),
    );
  }

  #askDriver(kept: Parameters<Master["applications"]["recovered"]>[0]): void {
    const master = this.#master;
    master.log("INFO", `Trying to recover app: ${kept.id}`);
    master.applications.recovered(kept);
    master.world.network.send(master, kept.driver, "MasterChanged", () =>
      kept.driver.masterChanged(master, kept.id),
    );
  }

  #askWorker(worker: Worker): void {
    const master = this.#master;
    master.log("INFO", `Trying to recover worker: ${worker.id}`);
    const info: WorkerInfo = { ...newWorkerInfo(worker, master.world.now()), state: "UNKNOWN" };
    master.adopt(info);
    master.world.network.send(master, worker, "MasterChanged", () => worker.masterChanged(master));
  }

  /** MasterChangeAcknowledged. */
  driverAnswered(appId: string): void {
    const app = this.#master.applications.all.get(appId);
    if (app === undefined) return;
    this.#master.log("INFO", `Application has been re-registered: ${appId}`);
    this.#master.applications.set(app, "WAITING");
    this.#perhapsComplete();
  }

  /** WorkerSchedulerStateResponse: executors of applications that are known are taken over. */
  workerAnswered(
    worker: Worker,
    executors: readonly ExecutorTold[],
    drivers: readonly string[],
  ): void {
    const master = this.#master;
    const info = master.workers.get(worker.id);
    if (info === undefined) return;
    master.log("INFO", `Worker has been re-registered: ${worker.id}`);
    info.state = "ALIVE";
    for (const told of executors) {
      if (master.applications.takeOver(told, info)) continue;
      master.world.network.send(master, worker, "KillExecutor", () =>
        worker.killExecutor(told.appId, told.id),
      );
    }
    for (const id of drivers) {
      const driver = master.drivers.get(id);
      if (driver === undefined) continue;
      Object.assign(driver, { worker: info, state: "RUNNING" });
      info.coresUsed += driver.cores;
      info.memoryUsed += driver.memory;
    }
    this.#perhapsComplete();
  }

  #perhapsComplete(): void {
    const { workers, applications } = this.#master;
    const waits = [...workers.values(), ...applications.all.values()];
    if (waits.every(({ state }) => state !== "UNKNOWN")) this.#complete();
  }

  #complete(): void {
    const master = this.#master;
    if (!master.alive || master.state !== "RECOVERING") return;
    master.state = "COMPLETING_RECOVERY";
    for (const worker of master.workers.values())
      if (worker.state === "UNKNOWN") master.removeWorker(worker.id, "Not responding for recovery");
    for (const app of master.applications.all.values()) {
      if (app.state === "UNKNOWN") master.applications.lost(app);
      else if (app.state === "WAITING") master.applications.set(app, "RUNNING");
    }
    master.driversWithoutWorker();
    master.state = "ALIVE";
    master.schedule();
    master.log("INFO", "Recovery complete - resuming operations!");
  }
}
