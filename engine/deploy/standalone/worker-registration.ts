/**
 * How a Worker finds its Master: it asks all that it was told of, again and again, six times every ten seconds or so and ten times every minute or
 * so; then it gives up and its process ends. One that loses its Master asks that one alone. Rules D2.4–D2.6, D2.10.
 *
 * In Spark: core/…/deploy/worker/Worker.scala tryRegisterAllMasters, reregisterWithMaster, handleRegisterResponse. Same: attempts, intervals, words. Left
 * out on purpose: the stack beneath a failed connection.
 */
import { seconds } from "../../foundation/sizes.ts";
import { cancel, type Entry } from "../../world/agenda.ts";
import type { World } from "../../world/world.ts";
import type { Master } from "./master.ts";
import { addressText, masterAt, type MasterAddress } from "./master-address.ts";
import type { Worker } from "./worker.ts";

const QUICK_ATTEMPTS = 6;
const ALL_ATTEMPTS = 16;

export class WorkerRegistration {
  readonly #world: World;
  readonly #worker: Worker;
  readonly #masters: readonly MasterAddress[];
  readonly #leave: (exitCode: number) => void;
  /** The Master that took it last, whether it still lives or not. */
  #master: Master | undefined;
  #address: MasterAddress | undefined;
  #registered = false;
  #attempts = 0;
  #retry: Entry | undefined;

  constructor(
    world: World,
    worker: Worker,
    masters: readonly MasterAddress[],
    leave: (exitCode: number) => void,
  ) {
    this.#world = world;
    this.#worker = worker;
    this.#masters = masters;
    this.#leave = leave;
  }

  /** The Master to speak to; undefined while there is none. */
  get master(): Master | undefined {
    return this.#registered ? this.#master : undefined;
  }

  begin(): void {
    if (this.#retry !== undefined) {
      const text =
        "Not spawning another attempt to register with the master, since there is an attempt scheduled already.";
      return this.#worker.log("INFO", text);
    }
    this.#registered = false;
    this.#ask();
    this.#attempts = 0;
    this.#again();
  }

  /** Spread by chance, once for each worker, so that a thousand workers do not ask in one instant. */
  #interval(): number {
    const spread = 0.5 + this.#world.random(`registration ${this.#worker.id}`).fraction();
    return seconds(Math.round((this.#attempts < QUICK_ATTEMPTS ? 10 : 60) * spread));
  }

  #again(): void {
    this.#retry = this.#world.daemonAfter(this.#interval(), "registration", () => {
      this.#retry = undefined;
      if (!this.#worker.alive || this.#registered) return;
      this.#attempts += 1;
      if (this.#attempts > ALL_ATTEMPTS) {
        this.#worker.log("ERROR", "All masters are unresponsive! Giving up.");
        this.#leave(1);
        return;
      }
      this.#worker.log("INFO", `Retrying connection to master (attempt # ${this.#attempts})`);
      this.#ask();
      this.#again();
    });
  }

  #ask(): void {
    const whom = this.#address === undefined ? this.#masters : [this.#address];
    for (const address of whom) {
      this.#worker.log("INFO", `Connecting to master ${addressText(address)}...`);
      this.#askOne(address);
    }
  }

  #askOne(address: MasterAddress): void {
    const { id, host, cores, memory, name } = this.#worker;
    const world = this.#world;
    const master = masterAt(world, this.#worker, address);
    if (master === undefined) {
      world.after(world.network.latencyBetween(host, host), "refused", () => {
        if (this.#worker.alive)
          this.#worker.log("WARN", `Failed to connect to master ${addressText(address)}`);
      });
      return;
    }
    connectionLine(world, this.#worker, address);
    const asked = world.record({
      kind: "RegisterWorker",
      from: name,
      to: master.name,
      workerId: id,
      host,
      cores,
      memory,
    });
    world.because(asked, () =>
      world.network.send(this.#worker, master, "RegisterWorker", () =>
        master.registerWorker(this.#worker, address),
      ),
    );
  }

  /** MasterChanged. */
  changed(master: Master): void {
    cancel(this.#retry);
    this.#retry = undefined;
    if (this.#master !== master) this.#world.network.watch(master, () => this.#lost(master));
    this.#master = master;
    this.#address = { host: master.address, port: master.port };
    this.#registered = true;
  }

  /** RegisteredWorker. */
  registered(master: Master, address: MasterAddress): void {
    this.changed(master);
    this.#address = address;
    this.#worker.log("INFO", `Successfully registered with master spark://${addressText(address)}`);
  }

  /** RegisterWorkerFailed. */
  refused(text: string): void {
    if (this.#registered) return;
    this.#worker.log("ERROR", `Worker registration failed: ${text}`);
    this.#leave(1);
  }

  /** ReconnectWorker: the Master took it for dead. */
  asked(url: string): void {
    this.#worker.log("INFO", `Master with url ${url} requested this worker to reconnect.`);
    this.begin();
  }

  #lost(master: Master): void {
    if (!this.#worker.alive || this.#master !== master) return;
    this.#worker.disassociated(`${master.address}:${master.port} Disassociated !`);
    this.#worker.log("ERROR", "Connection to master failed! Waiting for master to reconnect...");
    this.begin();
  }
}

/** What the transport layer says when a connection is there. */
export function connectionLine(
  world: World,
  from: { readonly name: string; readonly host: string },
  { host, port }: MasterAddress,
  app?: string,
): void {
  const address = world.hosts.resolve(from.host, host) ?? host;
  const written = host === address ? "" : host;
  const text = `Successfully created connection to ${written}/${address}:${port} after 11 ms (0 ms spent in bootstraps)`;
  world.detail("INFO", "TransportClientFactory", text, from.name, app);
}
