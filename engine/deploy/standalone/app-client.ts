/**
 * StandaloneAppClient: how a driver finds its Master and loses it. It asks all Masters that it was told of, three times, 20 s apart, and gives up
 * after a minute. A Master that is lost is waited for; what runs goes on. Rules D2.34, D2.37, D2.53.
 *
 * In Spark: core/…/deploy/client/StandaloneAppClient.scala. Same: attempts, words. Left out on purpose: the stack beneath a failed connection.
 */
import { seconds } from "../../foundation/sizes.ts";
import type { ApplicationId } from "../../foundation/ids.ts";
import { cancel, type Entry } from "../../world/agenda.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { Master, ApplicationDescription } from "./master.ts";
import { addressText, masterAt, type MasterAddress } from "./master-address.ts";
import type { StandaloneDriver } from "./standalone-driver.ts";
import { connectionLine } from "./worker-registration.ts";

const TRIES = 3;
const NAME = "StandaloneAppClient$ClientEndpoint";

export interface AppClientHooks {
  /** All Masters are unresponsive. */
  readonly dead: (reason: string) => void;
  /** A line of a driver whose context still lives. */
  readonly log: (level: "INFO" | "WARN", logger: string, text: string) => void;
}

export class AppClient {
  readonly #world: World;
  readonly #driver: StandaloneDriver;
  readonly #masters: readonly MasterAddress[];
  readonly #hooks: AppClientHooks;
  #givingUp: Entry | undefined;
  #master: Master | undefined;
  #appId: ApplicationId | undefined;

  constructor(
    world: World,
    driver: StandaloneDriver,
    masters: readonly MasterAddress[],
    hooks: AppClientHooks,
  ) {
    this.#world = world;
    this.#driver = driver;
    this.#masters = masters;
    this.#hooks = hooks;
  }

  /** Registers an application, the process's first or a further one. */
  register(description: ApplicationDescription): void {
    this.#appId = undefined;
    this.#try(description, TRIES);
  }

  #try(description: ApplicationDescription, left: number): void {
    for (const address of this.#masters) {
      this.#world.log(
        "INFO",
        NAME,
        `Connecting to master spark://${addressText(address)}...`,
        this.#driver.name,
      );
      this.#ask(description, address);
    }
    this.#givingUp = this.#world.after(seconds(20), "registration", () => {
      if (left > 1) this.#try(description, left - 1);
      else this.#hooks.dead("All masters are unresponsive! Giving up.");
    });
  }

  #ask(description: ApplicationDescription, address: MasterAddress): void {
    const world = this.#world;
    const driver = this.#driver;
    const master = masterAt(world, driver, address);
    if (master === undefined) {
      const text = `Failed to connect to master ${addressText(address)}`;
      world.after(world.network.latencyBetween(driver.host, driver.host), "refused", () => {
        if (driver.alive) world.log("WARN", NAME, text, driver.name);
      });
      return;
    }
    connectionLine(world, driver, address);
    const asked = world.record({
      kind: "RegisterApplication",
      from: driver.name,
      to: master.name,
      ...description,
    });
    world.because(asked, () =>
      world.network.send(driver, master, "RegisterApplication", () =>
        master.applications.register(driver, description),
      ),
    );
  }

  /** RegisteredApplication. Answers whether it was waited for. */
  registered(master: Master, appId: ApplicationId): boolean {
    cancel(this.#givingUp);
    if (this.#appId !== undefined) return false;
    this.#appId = appId;
    this.#follow(master);
    return true;
  }

  /** MasterChanged: the application is this Master's now. */
  changed(master: Master, appId: ApplicationId): void {
    if (this.#appId !== appId) return;
    this.#hooks.log("INFO", NAME, `Master has changed, new master is at ${master.url}`);
    this.#follow(master);
    this.#world.network.send(this.#driver, master, "MasterChangeAcknowledged", () =>
      master.recovery.driverAnswered(appId),
    );
  }

  #follow(master: Master): void {
    if (this.#master === master) return;
    this.#master = master;
    this.#world.network.watch(master, () => {
      if (this.#master === master && this.#driver.alive) this.#disconnected();
    });
  }

  /** What runs goes on, nothing new comes. */
  #disconnected(): void {
    const text = `Connection to ${this.#masterAddress} failed; waiting for master to reconnect...`;
    this.#hooks.log("WARN", NAME, text);
    const waiting = "Disconnected from Spark cluster! Waiting for reconnection...";
    this.#hooks.log("WARN", "StandaloneSchedulerBackend", waiting);
  }

  giveUp(): void {
    cancel(this.#givingUp);
  }

  /** The Master is spoken to, if it is there. */
  tell(cause: number, what: string, heard: (master: Master) => void, from: Process): void {
    const master = this.#master;
    if (master === undefined) return;
    this.#world.because(cause, () =>
      this.#world.network.send(from, master, what, () => heard(master)),
    );
  }

  /** As events name whom they go to. */
  get masterName(): string {
    return this.#master?.name ?? "Master";
  }

  /** `localhost:7077`. */
  get #masterAddress(): string {
    return this.#master === undefined ? "" : `${this.#master.address}:${this.#master.port}`;
  }
}
