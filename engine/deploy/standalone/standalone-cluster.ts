/**
 * A standalone cluster: one Master, Workers on machines of their own, and spark-submit at its door. In client mode the submitting process
 * becomes the driver; in cluster mode it asks the Master for one and, by default, leaves. Rules D2.39, D2.51, S0-33.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import { SparkConf } from "../../conf/spark-conf.ts";
import { SparkException } from "../../foundation/errors.ts";
import { parseSize, seconds } from "../../foundation/sizes.ts";
import { stampOf } from "../../foundation/timestamps.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun, ClusterManager, ManagerFault } from "../application-run.ts";
import { Master } from "./master.ts";
import { masterState, type MasterState } from "./master-state.ts";
import { placeOfSubmission } from "../place-of-submission.ts";
import type { DriverInfo } from "./records.ts";
import { StandaloneDriver } from "./standalone-driver.ts";
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

/** When the client of cluster mode first asks what became of its driver. */
const FIRST_LOOK = seconds(5);

export class StandaloneCluster implements ClusterManager {
  readonly masterUrl = "spark://master:7077";
  readonly master: Master;
  readonly workers: Worker[] = [];
  readonly #world: World;
  readonly #costs: CostModel;
  /** Client mode: the driver's process. */
  readonly #clients = new Map<ApplicationRun, StandaloneDriver>();
  /** Cluster mode: the process at the submitter's end, and whether its request is on the way. */
  readonly #submitters = new Map<ApplicationRun, Process>();
  readonly #requested = new Set<ApplicationRun>();

  constructor(world: World, costs: CostModel, spec: StandaloneSpec) {
    this.#world = world;
    this.#costs = costs;
    this.master = new Master(world, "master", new SparkConf(spec.conf));
    for (const worker of spec.workers) this.addWorker(worker);
  }

  addWorker(spec: WorkerSpec): Worker {
    const number = this.workers.length + 1;
    const host = spec.host ?? `worker-${number}`;
    const port = 38_000 + number;
    const id = `worker-${stampOf(this.#world.now())}-${host}-${port}`;
    const worker = new Worker(this.#world, this.master, this.#costs, {
      id,
      name: `Worker ${number}`,
      host,
      port,
      cores: spec.cores,
      memory: parseSize(spec.memory, "m"),
    });
    this.workers.push(worker);
    this.#world.after(workerStart, "a worker starts", () => worker.start());
    return worker;
  }

  submit(run: ApplicationRun): void {
    const place = placeOfSubmission(run, "standalone");
    if (place.on === "refused") return run.refused(new SparkException(place.because));
    const said = this.#world.record({
      kind: "SparkSubmit",
      from: "user",
      to: "spark-submit",
      appName: run.name,
      deployMode: run.deployMode,
      master: this.masterUrl,
      host: run.submitHost,
    });
    this.#world.because(said, () =>
      place.on === "submitter" ? this.#asClient(run) : this.#asCluster(run),
    );
  }

  /** spark-submit's own process becomes the driver. */
  #asClient(run: ApplicationRun): void {
    const driver = new StandaloneDriver(this.#world, this.master, {
      name: run.driverName,
      host: run.submitHost,
      run,
      mode: "client",
      exit: () => false,
    });
    this.#clients.set(run, driver);
    this.#world.after(this.#costs.driverStart, "the driver's JVM is up", () => driver.start());
  }

  /** spark-submit runs a client of the Master, which asks for a driver. */
  #asCluster(run: ApplicationRun): void {
    const name = run.driverName.replace("driver", "spark-submit");
    const client: Process = { name, host: run.submitHost, alive: true };
    this.#submitters.set(run, client);
    this.#world.after(this.#costs.driverStart, "the client's JVM is up", () => {
      if (!client.alive) return;
      if (this.master.alive) return this.#request(run, client);
      this.#left(client, 1, "Exception thrown in awaitResult: ");
      run.refused(new SparkException("Exception thrown in awaitResult: "));
    });
  }

  #request(run: ApplicationRun, client: Process): void {
    const { world, conf } = { world: this.#world, conf: run.conf };
    const say = (text: string): void => this.#say(client, text);
    say("... waiting before polling master for driver state");
    const asked = world.record({
      kind: "RequestSubmitDriver",
      from: client.name,
      to: this.master.name,
      cores: conf.int("spark.driver.cores"),
      memory: conf.size("spark.driver.memory"),
      supervise: run.supervise,
    });
    this.#requested.add(run);
    world.because(asked, () =>
      world.network.send(client, this.master, "RequestSubmitDriver", () => {
        const info = this.master.submitDriver(run);
        const said = world.record({
          kind: "SubmitDriverResponse",
          from: this.master.name,
          to: client.name,
          driverId: info.id,
        });
        world.because(said, () =>
          world.network.send(this.master, client, "SubmitDriverResponse", () => {
            say(`Driver successfully submitted as ${info.id}`);
            this.#poll(run, client, info, FIRST_LOOK);
          }),
        );
      }),
    );
  }

  /** The client looks once after 5 s and leaves, or stays until the end if it was told to wait. */
  #poll(run: ApplicationRun, client: Process, info: DriverInfo, delay: number): void {
    const waits = run.conf.bool("spark.standalone.submit.waitAppCompletion");
    // A client that will leave by itself is waited for; one that stays must not keep a run alive in which nothing else happens.
    const soon = waits ? "daemonAfter" : "after";
    this.#world[soon](delay, "the client asks for the driver's state", () => {
      const over =
        info.state === "FINISHED" ||
        info.state === "FAILED" ||
        info.state === "ERROR" ||
        info.state === "KILLED";
      if (waits && !over) return this.#poll(run, client, info, seconds(10));
      if (!client.alive) return;
      if (delay === FIRST_LOOK) this.#report(client, info);
      const text = waits
        ? `State of driver ${info.id} is ${info.state}, exiting spark-submit JVM.`
        : "spark-submit not configured to wait for completion, exiting spark-submit JVM.";
      this.#say(client, text);
      this.#left(client, 0, text);
    });
  }

  /** What the client was told of the driver, at its first look. */
  #report(client: Process, { id, state, worker }: DriverInfo): void {
    this.#say(client, `State of ${id} is ${state}`);
    if (state === "RUNNING" && worker !== undefined)
      this.#say(client, `Driver running on ${worker.host}:${worker.worker.port} (${worker.id})`);
  }

  #say(client: Process, text: string): void {
    this.#world.log("INFO", "ClientEndpoint", text, client.name);
  }

  #left(client: Process, exitCode: number, text: string): void {
    client.alive = false;
    this.#world.record({ kind: "ClientExited", from: client.name, to: "user", exitCode, text });
  }

  /** kill -9 of whoever submitted: the driver of client mode; in cluster mode a process that nobody needs once its request is on the way. */
  #killClient(run: ApplicationRun): void {
    const client = this.#submitters.get(run);
    if (client === undefined) return this.#clients.get(run)?.die();
    if (!client.alive) return;
    const { name } = client;
    this.#world.record({
      kind: "ProcessLost",
      from: "fault",
      to: name,
      process: name,
      reason: "kill -9",
    });
    this.#world.network.kill(client);
    if (!this.#requested.has(run)) run.driverLost(true);
  }

  state(): MasterState {
    return masterState(this.master);
  }

  stateOf(appId: string): string | undefined {
    return this.master.applications.all.get(appId)?.state;
  }

  /** The state of the driver of a run in cluster mode. */
  driverStateOf(run: ApplicationRun): string | undefined {
    return this.#record(run)?.state;
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
        if (run !== undefined) this.#driverOf(run)?.die();
        return;
      case "kill client":
        if (run !== undefined) this.#killClient(run);
        return;
    }
  }

  #driverOf(run: ApplicationRun): StandaloneDriver | undefined {
    const info = this.#record(run);
    return (
      this.#clients.get(run) ??
      (info === undefined ? undefined : info.worker?.worker.driver(info.id))
    );
  }

  /** The Master's latest record of a run's driver: a driver that was started on another worker has a second one. */
  #record(run: ApplicationRun): DriverInfo | undefined {
    return [...this.master.drivers.values()].findLast((driver) => driver.run === run);
  }
}
