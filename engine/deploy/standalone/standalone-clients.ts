/**
 * spark-submit at the door of standalone Masters: in client mode its process becomes the driver; in cluster mode it asks the active Master for one
 * and, by default, leaves. Rules D2.39, D2.51, S0-33. Spark 3.5.3: core/…/deploy/Client.scala. The REST gateway has a client
 * of its own (rest-client.ts).
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import { SparkException } from "../../foundation/errors.ts";
import { seconds } from "../../foundation/sizes.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun } from "../application-run.ts";
import { plainLine } from "../plain-line.ts";
import { placeOfSubmission } from "../place-of-submission.ts";
import { startServiceOnPort } from "../service-port.ts";
import type { Master } from "./master.ts";
import { masterAt, type MasterAddress } from "./master-address.ts";
import type { DriverInfo } from "./records.ts";
import { submitByRest } from "./rest-client.ts";
import { StandaloneDriver } from "./standalone-driver.ts";

/** When the client of cluster mode first asks what became of its driver. */
const FIRST_LOOK = seconds(5);
const NOBODY = "Exception thrown in awaitResult: ";

/** A Master's latest record of a run's driver: a driver that was started on another worker has a second one. */
export const driverRecord = (master: Master, run: ApplicationRun): DriverInfo | undefined =>
  [...master.drivers.values()].findLast((driver) => driver.run === run);

export class StandaloneClients {
  readonly #world: World;
  readonly #costs: CostModel;
  /** Client mode: the driver's process. */
  readonly #drivers = new Map<ApplicationRun, StandaloneDriver>();
  /** Cluster mode: the process at the submitter's end, and whether its request is on the way. */
  readonly #submitters = new Map<ApplicationRun, Process>();
  readonly #requested = new Set<ApplicationRun>();

  constructor(world: World, costs: CostModel) {
    this.#world = world;
    this.#costs = costs;
  }

  submit(run: ApplicationRun, masters: readonly MasterAddress[], masterUrl: string): void {
    const place = placeOfSubmission(run, "standalone");
    if (place.on === "refused") return run.refused(new SparkException(place.because));
    const said = this.#world.record({
      kind: "SparkSubmit",
      from: "user",
      to: "spark-submit",
      appName: run.name,
      deployMode: run.deployMode,
      master: masterUrl,
      host: run.submitHost,
    });
    this.#world.because(said, () =>
      place.on === "submitter" ? this.#asClient(run, masters) : this.#asCluster(run, masters),
    );
  }

  /** spark-submit's own process becomes the driver. */
  #asClient(run: ApplicationRun, masters: readonly MasterAddress[]): void {
    const driver = new StandaloneDriver(this.#world, masters, {
      name: run.driverName,
      host: run.submitHost,
      run,
      mode: "client",
      exit: () => false,
    });
    this.#drivers.set(run, driver);
    this.#world.after(this.#costs.driverStart, "the driver's JVM is up", () => driver.start());
  }

  /** spark-submit runs a client of the Master, which asks for a driver. */
  #asCluster(run: ApplicationRun, masters: readonly MasterAddress[]): void {
    const name = run.driverName.replace("driver", "spark-submit");
    const client: Process = { name, host: run.submitHost, alive: true };
    this.#submitters.set(run, client);
    this.#world.after(this.#costs.driverStart, "the client's JVM is up", () => {
      if (!client.alive) return;
      const legacy = (): void => this.#byLegacy(run, client, masters);
      const [first] = masters;
      const isRest = run.conf.getOption("spark.master.rest.enabled") === "true";
      if (!isRest || first === undefined) return legacy();
      submitByRest(this.#world, client, run, first, {
        requested: () => this.#requested.add(run),
        left: (exitCode, text) => this.#left(client, exitCode, text),
        legacy,
      });
    });
  }

  #byLegacy(run: ApplicationRun, client: Process, masters: readonly MasterAddress[]): void {
    if (this.#world.wholeLogs)
      startServiceOnPort(this.#world, client, {
        name: "driverClient",
        address: "0.0.0.0",
        port: 0,
      });
    const reached = masters.flatMap((address) => masterAt(this.#world, client, address) ?? []);
    if (reached.length > 0) {
      this.#say(client, "... waiting before polling master for driver state");
      for (const master of reached) this.#request(run, client, master);
      return;
    }
    if (this.#world.wholeLogs) {
      const error = `Exception in thread "main" org.apache.spark.SparkException: ${NOBODY}`;
      plainLine(this.#world, client.name, error);
    }
    this.#left(client, 1, NOBODY);
    run.refused(new SparkException(NOBODY));
  }

  #request(run: ApplicationRun, client: Process, master: Master): void {
    const { world, conf } = { world: this.#world, conf: run.conf };
    const say = (text: string): void => this.#say(client, text);
    const asked = world.record({
      kind: "RequestSubmitDriver",
      from: client.name,
      to: master.name,
      cores: conf.int("spark.driver.cores"),
      memory: conf.size("spark.driver.memory"),
      supervise: run.supervise,
    });
    this.#requested.add(run);
    world.because(asked, () =>
      world.network.send(client, master, "RequestSubmitDriver", () => {
        // One that stands by refuses, and the client goes on waiting for another one's word.
        if (master.state !== "ALIVE") {
          const text = `Current state is not alive: ${master.state}. Can only accept driver submissions in ALIVE state.`;
          return world.network.send(master, client, "SubmitDriverResponse", () => say(text));
        }
        const info = master.submitDriver(run);
        const said = world.record({
          kind: "SubmitDriverResponse",
          from: master.name,
          to: client.name,
          driverId: info.id,
        });
        world.because(said, () =>
          world.network.send(master, client, "SubmitDriverResponse", () => {
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

  /** kill of whoever submitted: the driver of client mode; in cluster mode a process that nobody needs once its request is on the way. */
  kill(run: ApplicationRun): void {
    const client = this.#submitters.get(run);
    if (client === undefined) return this.#drivers.get(run)?.die();
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

  /** The driver's process of client mode. */
  clientDriver(run: ApplicationRun): StandaloneDriver | undefined {
    return this.#drivers.get(run);
  }

  /** The driver's process, wherever it runs. */
  driverOf(run: ApplicationRun, master: Master): StandaloneDriver | undefined {
    const info = driverRecord(master, run);
    return (
      this.#drivers.get(run) ??
      (info === undefined ? undefined : info.worker?.worker.driver(info.id))
    );
  }
}
