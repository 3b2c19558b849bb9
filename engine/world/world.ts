/**
 * The one World: time, chance, network and disks. Everything undetermined in the engine comes from here, so that the same seed
 * gives the same bytes. Time is an integral count of microseconds and moves only from event to event.
 */
import { Random } from "../foundation/random.ts";
import { InvariantViolation } from "../foundation/assert.ts";
import type { ApplicationId } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";
import { Trace, type AnyEvent, type LogLine } from "../events/trace.ts";
import { Agenda, type Entry } from "./agenda.ts";
import { MemoryDisk, type FileSystem } from "./disk.ts";
import { Hosts } from "./hosts.ts";
import { Network, defaultNetwork, type NetworkOptions } from "./network.ts";

export interface WorldOptions {
  readonly seed: number;
  readonly network?: NetworkOptions;
  /** The shared store that programs read from and save to. */
  readonly files?: FileSystem;
  /** A run that takes more steps than this is taken to be endless. */
  readonly maxSteps?: number;
  /** Log lines below this level are not kept. */
  readonly logLevel?: LogLine["level"];
  /** Whether it is looked up where in the program an operation stands; reading a stack takes time. */
  readonly callSites?: boolean;
  /** Whether processes also log what they say of themselves (ports, security, memory) beside what they do. */
  readonly wholeLogs?: boolean;
}

const severity = { INFO: 0, WARN: 1, ERROR: 2 } as const;

export class World {
  readonly seed: number;
  readonly trace = new Trace();
  readonly network: Network;
  readonly hosts: Hosts;
  #files: FileSystem;
  /** How many times as slowly a host computes; 1 for those that are not here. */
  readonly slowness = new Map<string, number>();
  readonly #agenda = new Agenda();
  readonly #stores = new Map<string, Map<string, unknown>>();
  readonly #machines = new Map<string, (() => void)[]>();
  readonly #disks = new Map<string, MemoryDisk>();
  readonly callSites: boolean;
  readonly wholeLogs: boolean;
  readonly #maxSteps: number;
  readonly #logLevel: LogLine["level"];
  #now: Micros = 0;
  #steps = 0;
  #cause = -1;

  constructor(options: WorldOptions) {
    this.seed = options.seed;
    this.hosts = new Hosts((host) => this.disk(host));
    this.network = new Network(this, options.network ?? defaultNetwork);
    this.#files = options.files ?? new MemoryDisk();
    this.#maxSteps = options.maxSteps ?? 50_000_000;
    this.#logLevel = options.logLevel ?? "INFO";
    this.callSites = options.callSites ?? true;
    this.wholeLogs = options.wholeLogs ?? false;
  }

  /** The store that programs read from and save to. */
  get files(): FileSystem {
    return this.#files;
  }

  /** Puts another store in front of the present one. */
  mount(over: (below: FileSystem) => FileSystem): void {
    this.#files = over(this.#files);
  }

  /** Calls when a machine is gone with everything on it. */
  onMachineLost(host: string, lost: () => void): void {
    this.#machines.set(host, [...(this.#machines.get(host) ?? []), lost]);
  }

  machineLost(host: string): void {
    for (const lost of this.#machines.get(host) ?? []) lost();
  }

  now(): Micros {
    return this.#now;
  }

  /** How many steps were taken, for bounds and figures. */
  get steps(): number {
    return this.#steps;
  }

  /** The id of what is being handled: the cause of what is recorded now. */
  get cause(): number {
    return this.#cause;
  }

  /** A stream of draws of its own for whoever draws. */
  random(name: string): Random {
    return new Random(this.seed, name);
  }

  /** The local disk of a host. */
  disk(name: string): MemoryDisk {
    const host = this.hosts.named(name);
    let disk = this.#disks.get(host);
    if (disk === undefined) this.#disks.set(host, (disk = new MemoryDisk()));
    return disk;
  }

  /** What outlives every process, by the name of the place where it is kept. */
  store(name: string): Map<string, unknown> {
    let store = this.#stores.get(name);
    if (store === undefined) this.#stores.set(name, (store = new Map<string, unknown>()));
    return store;
  }

  /** Schedules `run` at an instant. */
  at(at: Micros, what: string, run: () => void, priority: number = 0): Entry {
    if (at < this.#now) throw new InvariantViolation(`${what} is scheduled in the past`);
    return this.#agenda.schedule(at, priority, this.#cause, what, run, false);
  }

  /** Schedules `run` after a while. */
  after(delay: Micros, what: string, run: () => void, priority: number = 0): Entry {
    return this.at(this.#now + Math.round(delay), what, run, priority);
  }

  /** Schedules a timer that does not keep the run alive: heartbeats, periodic checks. */
  daemonAfter(delay: Micros, what: string, run: () => void): Entry {
    return this.#agenda.schedule(this.#now + Math.round(delay), 1, this.#cause, what, run, true);
  }

  /** Whether anything but timers is left to happen. */
  get hasWork(): boolean {
    return this.#agenda.work > 0;
  }

  /** Appends an event to the trace, with the present instant and cause; answers its id. */
  record(event: AnyEvent, app?: ApplicationId): number {
    return this.trace.record(event, this.#now, this.#cause, app);
  }

  /** What `run` records and schedules is caused by the event `id`. */
  because(id: number, run: () => void): void {
    const outer = this.#cause;
    this.#cause = id;
    run();
    this.#cause = outer;
  }

  log(
    level: LogLine["level"],
    logger: string,
    text: string,
    process: string,
    app?: ApplicationId,
  ): void {
    if (severity[level] < severity[this.#logLevel]) return;
    this.record({ kind: "LogLine", level, logger, text, process }, app);
  }

  /** A line of what a process says of itself; only in whole logs. */
  detail(
    level: LogLine["level"],
    logger: string,
    text: string,
    process: string,
    app?: ApplicationId,
  ): void {
    if (this.wholeLogs) this.log(level, logger, text, process, app);
  }

  /** The instant of the next thing to happen, timers included; undefined where there is none. */
  get nextAt(): Micros | undefined {
    return this.#agenda.next?.at;
  }

  /** Lets time pass up to an instant before which nothing is left to happen. */
  idleUntil(at: Micros): void {
    const next = this.nextAt;
    if (next !== undefined && next < at)
      throw new InvariantViolation("time passes over something that is to happen");
    this.#now = Math.max(this.#now, at);
  }

  /** Takes the next event to its end. Answers false when nothing is left to happen. */
  step(): boolean {
    const next = this.#agenda.pop();
    if (next === undefined) return false;
    this.#steps += 1;
    if (this.#steps > this.#maxSteps)
      throw new InvariantViolation(
        `a run ends within ${this.#maxSteps} steps; the last was ${next.what}`,
      );
    this.#now = next.at;
    this.#cause = next.cause;
    const run = next.run;
    next.run = undefined;
    run?.();
    this.#cause = -1;
    return true;
  }
}
