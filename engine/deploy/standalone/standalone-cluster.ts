/**
 * A standalone cluster of one Master and Workers on machines of their own, there from the beginning: what laws and programs are run on. Where daemons
 * are started by commands, engine/shell has them. Rules D2.39, D2.51, S0-33.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import { SparkConf } from "../../conf/spark-conf.ts";
import { parseSize } from "../../foundation/sizes.ts";
import { stampOf } from "../../foundation/timestamps.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun, ClusterManager, ManagerFault } from "../application-run.ts";
import { Master } from "./master.ts";
import { masterState, type MasterState } from "./master-state.ts";
import { driverRecord, StandaloneClients } from "./standalone-clients.ts";
import { Worker, workerStart } from "./worker.ts";

export interface WorkerSpec {
  readonly cores: number;
  /** "8g". */
  readonly memory: string;
  readonly host?: string;
}

export interface StandaloneSpec {
  readonly workers: readonly WorkerSpec[];
  /** The Master's own settings: spark.deploy.spreadOut, spark.deploy.defaultCores, spark.worker.timeout. */
  readonly conf: Readonly<Record<string, string | number | boolean>>;
}

const MASTER = { address: "master", port: 7077 };

export class StandaloneCluster implements ClusterManager {
  readonly masterUrl = "spark://master:7077";
  readonly master: Master;
  readonly workers: Worker[] = [];
  readonly #world: World;
  readonly #costs: CostModel;
  readonly #clients: StandaloneClients;

  constructor(world: World, costs: CostModel, spec: StandaloneSpec) {
    this.#world = world;
    this.#costs = costs;
    this.#clients = new StandaloneClients(world, costs);
    this.master = new Master(world, {
      name: "Master",
      host: "master",
      ...MASTER,
      conf: new SparkConf(spec.conf),
    });
    world.hosts.add({ name: "master" });
    world.hosts.bind({
      host: "master",
      address: "0.0.0.0",
      port: MASTER.port,
      service: "sparkMaster",
      process: this.master,
    });
    this.master.start();
    for (const worker of spec.workers) this.addWorker(worker);
  }

  addWorker(spec: WorkerSpec): Worker {
    const number = this.workers.length + 1;
    const host = spec.host ?? `worker-${number}`;
    const port = 38_000 + number;
    const id = `worker-${stampOf(this.#world.now())}-${host}-${port}`;
    const worker = new Worker(this.#world, this.#costs, {
      id,
      name: `Worker ${number}`,
      host,
      port,
      cores: spec.cores,
      memory: parseSize(spec.memory, "m"),
      masters: [{ host: MASTER.address, port: MASTER.port }],
      timeout: this.master.conf.time("spark.worker.timeout"),
    });
    this.workers.push(worker);
    this.#world.after(workerStart, "a worker starts", () => worker.start());
    return worker;
  }

  submit(run: ApplicationRun): void {
    this.#clients.submit(run, [{ host: MASTER.address, port: MASTER.port }], this.masterUrl);
  }

  state(): MasterState {
    return masterState(this.master);
  }

  stateOf(appId: string): string | undefined {
    return this.master.applications.all.get(appId)?.state;
  }

  /** The state of the driver of a run in cluster mode. */
  driverStateOf(run: ApplicationRun): string | undefined {
    return driverRecord(this.master, run)?.state;
  }

  strike(fault: ManagerFault, run: ApplicationRun | undefined): void {
    switch (fault.kind) {
      case "kill worker":
        return this.workers[fault.worker - 1]?.die();
      case "kill master":
        return this.master.die();
      case "add worker":
        this.addWorker({ cores: fault.cores ?? 4, memory: fault.memory ?? "8g" });
        return;
      case "kill driver":
        if (run !== undefined) this.#clients.driverOf(run, this.master)?.die();
        return;
      case "kill am":
      case "kill application":
      case "kill container":
        // There is nothing of the kind.
        return;
      case "kill client":
        if (run !== undefined) this.#clients.kill(run);
        return;
    }
  }
}
