/**
 * The machines of the network: names, interfaces, who listens on which port, and who is running. A name is looked up in the asking machine's
 * /etc/hosts first, then among the machines; 127.* is the asking machine itself; a port bound to one address is reached by that address alone.
 *
 * In Spark: the operating system beneath java.net. Same: a taken port, 0.0.0.0, a loopback that nobody else reaches, a refused connection. Left out
 * on purpose: IPv6, routes, packets; a machine that nobody described is made when it is first named, with the next address of 10.0.0.*.
 */
import { decodeUtf8 } from "../foundation/utf8.ts";
import type { MemoryDisk } from "./disk.ts";
import type { Process } from "./network.ts";

export interface HostSpec {
  readonly name: string;
  /** Addresses beside the loopback, the first being the one that others know. */
  readonly addresses?: readonly string[];
  readonly cores?: number;
  /** In bytes. */
  readonly memory?: number;
}

export interface Host {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly cores: number;
  readonly memory: number;
}

/** A port on which a process listens. It is free again when the process is gone. */
export interface Listener {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly service: string;
  readonly process: Process;
}

export type Reached =
  | { readonly kind: "listens"; readonly listener: Listener; readonly address: string }
  | { readonly kind: "unknown host" }
  | { readonly kind: "refused"; readonly address: string };

const isLoopback = (address: string): boolean => address.startsWith("127.");
const isAddress = (name: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(name);
const ANY = "0.0.0.0";

export class Hosts {
  readonly #hosts = new Map<string, Host>();
  readonly #byAddress = new Map<string, string>();
  readonly #disk: (host: string) => MemoryDisk;
  #listeners: Listener[] = [];
  readonly #pids = new Map<Process, number>();
  #nextPid = 1000;

  constructor(disk: (host: string) => MemoryDisk) {
    this.#disk = disk;
  }

  add(spec: HostSpec): Host {
    const { name, cores = 4, memory = 8 * 1024 ** 3 } = spec;
    const addresses = spec.addresses ?? [`10.0.0.${this.#hosts.size + 1}`];
    const host: Host = { name, addresses, cores, memory };
    this.#hosts.set(name, host);
    for (const address of addresses) this.#byAddress.set(address, name);
    return host;
  }

  get all(): readonly Host[] {
    return [...this.#hosts.values()];
  }

  host(name: string): Host {
    const known = this.named(name);
    return this.#hosts.get(known) ?? this.add({ name: known });
  }

  /** The machine that a name or an address stands for; a name of nobody's stands for itself. */
  named(name: string): string {
    return this.#byAddress.size === 0 ? name : (this.#byAddress.get(name) ?? name);
  }

  /** The address of a name as a machine sees it; undefined where nobody knows it. */
  resolve(from: string, name: string): string | undefined {
    if (isAddress(name)) return name;
    const written = this.#hostsFile(from).find(([, names]) => names.includes(name));
    if (written !== undefined) return written[0];
    if (name === "localhost") return "127.0.0.1";
    return this.#hosts.get(name)?.addresses[0];
  }

  #hostsFile(host: string): [address: string, names: string[]][] {
    const bytes = this.#disk(host).read("/etc/hosts");
    if (bytes === undefined) return [];
    return decodeUtf8(bytes)
      .split("\n")
      .map((line) => line.replace(/#.*/, "").trim().split(/\s+/))
      .flatMap(([address = "", ...names]) =>
        isAddress(address) && names.length > 0 ? [[address, names] as [string, string[]]] : [],
      );
  }

  /** Whether an address is one of a machine's own, so that a process there can bind it. */
  isOwn(host: string, address: string): boolean {
    return address === ANY || isLoopback(address) || this.host(host).addresses.includes(address);
  }

  /** Begins to listen; false where the port is taken on that address. */
  bind(listener: Listener): boolean {
    const host = this.named(listener.host);
    const taken = this.listeners(host).some(
      ({ address, port }) =>
        port === listener.port &&
        (address === listener.address || address === ANY || listener.address === ANY),
    );
    if (!taken) this.#listeners.push({ ...listener, host });
    return !taken;
  }

  /** Who listens on a machine now, by port. */
  listeners(host: string): readonly Listener[] {
    this.#listeners = this.#listeners.filter(({ process }) => process.alive);
    return this.#listeners
      .filter((listener) => listener.host === this.named(host))
      .toSorted((a, b) => a.port - b.port);
  }

  /** What a connection from a machine to a name and a port comes to. */
  reach(from: string, name: string, port: number): Reached {
    const address = this.resolve(from, name);
    if (address === undefined) return { kind: "unknown host" };
    const at = isLoopback(address) ? this.named(from) : this.#byAddress.get(address);
    const listener = this.listeners(at ?? "").find(
      (one) => one.port === port && (one.address === ANY || one.address === address),
    );
    return listener === undefined
      ? { kind: "refused", address }
      : { kind: "listens", listener, address };
  }

  /** A process's number, given when it is first asked for. */
  pidOf(process: Process): number {
    let pid = this.#pids.get(process);
    if (pid === undefined) this.#pids.set(process, (pid = this.#nextPid += 7));
    return pid;
  }
}
