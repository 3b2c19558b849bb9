/**
 * A standalone cluster of a Master, or of several of which one is in charge, and Workers on machines of their own, there from the beginning: what laws and programs are run on. Where daemons
 * are started by commands, engine/shell has them. Rules D2.39, D2.51, S0-33.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import { defined } from "../../foundation/assert.ts";
import { SparkConf } from "../../conf/spark-conf.ts";
import { parseSize } from "../../foundation/sizes.ts";
import { stampOf } from "../../foundation/timestamps.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun, ClusterManager, ManagerFault } from "../application-run.ts";
import { Master } from "./master.ts";
import { masterState, type MasterState } from "./master-state.ts";
import { addressText, type MasterAddress } from "./master-address.ts";
import { driverRecord, StandaloneClients } from "./standalone-clients.ts";
import { Worker, workerStart } from "./worker.ts";

export interface WorkerSpec {
  readonly cores: number;
  /** "8g". */
  readonly memory: string;
  readonly host?: string;
}

export interface StandaloneSpec {
  /** Masters that share a ZooKeeper; one by default, without it. */
  readonly masters?: number;
  readonly workers: readonly WorkerSpec[];
  /** The Master's own settings: spark.deploy.spreadOut, spark.deploy.defaultCores, spark.worker.timeout. */
  readonly conf: Readonly<Record<string, string | number | boolean>>;
}

const PORT = 7077;
const ZOOKEEPER = {
  "spark.deploy.recoveryMode": "ZOOKEEPER",
  "spark.deploy.zookeeper.url": "zookeeper:2181",
};

export class StandaloneCluster implements ClusterManager {
  readonly masterUrl: string;
  /** In the order in which they stood for election. */
  readonly masters: readonly Master[];
  readonly workers: Worker[] = [];
  readonly #world: World;
  readonly #costs: CostModel;
  readonly #clients: StandaloneClients;
  readonly #addresses: readonly MasterAddress[];

  constructor(world: World, costs: CostModel, spec: StandaloneSpec) {
    this.#world = world;
    this.#costs = costs;
    this.#clients = new StandaloneClients(world, costs);
    const { masters = 1 } = spec;
    const conf = { ...(masters > 1 ? ZOOKEEPER : {}), ...spec.conf };
    this.masters = Array.from({ length: masters }, (_, i) => newMaster(world, i + 1, conf));
    this.#addresses = this.masters.map(({ address }) => ({ host: address, port: PORT }));
    this.masterUrl = `spark://${this.#addresses.map(addressText).join(",")}`;
    for (const master of this.masters) master.start();
    for (const worker of spec.workers) this.addWorker(worker);
  }

  /** The one in charge; where none is, the first that lives, or the last that died. */
  get master(): Master {
    const { masters } = this;
    const found =
      masters.find(({ alive, state }) => alive && state !== "STANDBY") ??
      masters.find(({ alive }) => alive) ??
      masters.at(-1);
    return defined(found, "a cluster has a Master");
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
      masters: this.#addresses,
      timeout: this.master.conf.time("spark.worker.timeout"),
    });
    this.workers.push(worker);
    this.#world.after(workerStart, "a worker starts", () => worker.start());
    return worker;
  }

  submit(run: ApplicationRun): void {
    this.#clients.submit(run, this.#addresses, this.masterUrl);
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
        return (fault.master === undefined ? this.master : this.masters[fault.master - 1])?.die();
      case "add worker":
        this.addWorker({ cores: fault.cores ?? 4, memory: fault.memory ?? "8g" });
        return;
      case "kill driver":
        if (run !== undefined) this.#clients.driverOf(run, this.master)?.die();
        return;
      case "kill am":
      case "kill application":
      case "kill container":
      case "delete pod":
        // There is nothing of the kind.
        return;
      case "kill client":
        if (run !== undefined) this.#clients.kill(run);
        return;
    }
  }
}

/** On a machine of its own, which has its name: master, master-2, … */
function newMaster(world: World, number: number, conf: StandaloneSpec["conf"]): Master {
  const host = number === 1 ? "master" : `master-${number}`;
  const master = new Master(world, {
    name: number === 1 ? "Master" : `Master ${number}`,
    host,
    address: host,
    port: PORT,
    conf: new SparkConf(conf),
  });
  world.hosts.add({ name: host });
  world.hosts.bind({
    host,
    address: "0.0.0.0",
    port: PORT,
    service: "sparkMaster",
    process: master,
  });
  return master;
}
