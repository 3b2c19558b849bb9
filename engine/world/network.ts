/**
 * The network: a message takes time from process to process, may be delayed or lost by a fault, and never reaches a dead one.
 * Same as Spark: a message is delivered at most once, in order between two processes. Ours: latencies are settings of the
 * simulation (between hosts, within one).
 */
import type { Micros } from "../foundation/sizes.ts";
import type { World } from "./world.ts";

/** A process that can be spoken to. */
export interface Process {
  readonly name: string;
  readonly host: string;
  alive: boolean;
  /** Called when it is killed, so that what it would have done does not happen. */
  readonly onKilled?: () => void;
}

export interface NetworkOptions {
  /** One way, between two hosts. */
  readonly latency: Micros;
  /** One way, between two processes of one host. */
  readonly localLatency: Micros;
}

/** Something a fault does to messages from one process to another; `undefined` lets them pass. */
export interface LinkFault {
  readonly from: (process: Process) => boolean;
  readonly to: (process: Process) => boolean;
  readonly delay: Micros | "lost";
}

/** A message, for those who count. */
export interface Message {
  readonly from: string;
  readonly to: string;
  readonly what: string;
}

export class Network {
  readonly #world: World;
  readonly #options: NetworkOptions;
  readonly #faults = new Set<LinkFault>();
  readonly #distance = new Map<string, Map<string, Micros>>();
  /** Hosts that are far from every other one, with the one-way time. */
  readonly #far = new Map<string, Micros>();
  readonly #listeners: ((message: Message) => void)[] = [];
  readonly #watchers = new Map<Process, ((lost: Process) => void)[]>();
  /** The last delivery on each pair, so that messages keep their order. */
  readonly #lastDelivery = new Map<Process, Map<Process, Micros>>();

  constructor(world: World, options: NetworkOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** Sets the one-way time between two hosts, for a far-away submitter. */
  setDistance(a: string, b: string, latency: Micros): void {
    innerMap(this.#distance, a).set(b, latency);
    innerMap(this.#distance, b).set(a, latency);
  }

  /** Sets the one-way time between a host and every other. */
  setFar(host: string, latency: Micros): void {
    this.#far.set(host, latency);
  }

  /** Calls `listener` for each message that is sent, delivered or not. */
  listen(listener: (message: Message) => void): void {
    this.#listeners.push(listener);
  }

  latencyBetween(a: string, b: string): Micros {
    const { hosts } = this.#world;
    if (a === b || hosts.named(a) === hosts.named(b)) return this.#options.localLatency;
    return (
      this.#distance.get(a)?.get(b) ?? this.#far.get(a) ?? this.#far.get(b) ?? this.#options.latency
    );
  }

  addFault(fault: LinkFault): void {
    this.#faults.add(fault);
  }

  removeFault(fault: LinkFault): void {
    this.#faults.delete(fault);
  }

  /** Whether what two processes say to each other arrives: no fault loses it, either way. */
  isOpen(one: Process, other: Process): boolean {
    for (const { from, to, delay } of this.#faults)
      if (delay === "lost" && ((from(one) && to(other)) || (from(other) && to(one)))) return false;
    return true;
  }

  /** Delivers `message` unless either end is dead by then or a fault loses it. */
  send(
    from: Process,
    to: Process,
    what: string,
    message: () => void,
    kind: "message" | "heartbeat" = "message",
  ): void {
    for (const listener of this.#listeners) listener({ from: from.name, to: to.name, what });
    let delay = this.latencyBetween(from.host, to.host);
    for (const fault of this.#faults) {
      if (!fault.from(from) || !fault.to(to)) continue;
      if (fault.delay === "lost") return;
      delay += fault.delay;
    }
    const last = innerMap(this.#lastDelivery, from);
    const at = Math.max(this.#world.now() + delay, last.get(to) ?? 0);
    last.set(to, at);
    const deliver = (): void => {
      if (to.alive) message();
    };
    // A heartbeat keeps no run alive: with nothing else left to happen, a waiting program waits for ever.
    if (kind === "heartbeat") this.#world.daemonAfter(at - this.#world.now(), what, deliver);
    else this.#world.at(at, what, deliver);
  }

  /** Calls `lost` when `process` dies and the closed connection is noticed; soon, if it is dead already. */
  watch(process: Process, lost: (process: Process) => void): void {
    if (!process.alive) {
      this.#world.after(this.#options.latency, `${process.name} disconnected`, () => lost(process));
      return;
    }
    const watchers = this.#watchers.get(process);
    if (watchers === undefined) this.#watchers.set(process, [lost]);
    else watchers.push(lost);
  }

  /** The process is gone; those who watch it notice a moment later. */
  kill(process: Process): void {
    if (!process.alive) return;
    process.alive = false;
    process.onKilled?.();
    for (const watcher of this.#watchers.get(process) ?? []) {
      this.#world.after(this.#options.latency, `${process.name} disconnected`, () =>
        watcher(process),
      );
    }
    this.#watchers.delete(process);
  }
}

export const defaultNetwork: NetworkOptions = { latency: 500, localLatency: 100 };

function innerMap<K, L, V>(outer: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let inner = outer.get(key);
  if (inner === undefined) outer.set(key, (inner = new Map<L, V>()));
  return inner;
}
