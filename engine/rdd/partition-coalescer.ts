/**
 * Which parent partitions a coalesced partition reads: Spark's DefaultPartitionCoalescer. Without preferred locations, neighbours; with
 * them, groups by host, balanced by the choice of two. Its chance is java.util.Random with a fixed seed, so it is the same every time.
 * Rules C1.43–C1.45. Spark 3.5.3: core/…/rdd/CoalescedRDD.scala.
 */
import { JavaRandom } from "../foundation/random.ts";
import { strictLog } from "../foundation/strict-math.ts";
import { askedGroups, type CoalesceGroups } from "./key-policies.ts";

/** A coalesced partition: what it reads, and where that is best done. */
interface CoalescedGroup {
  readonly host: string | undefined;
  readonly members: readonly number[];
}

interface Group extends CoalescedGroup {
  readonly members: number[];
}

const SEED = 7919n;
const BALANCE_SLACK = 0.1;

/** The groups, in order; `hostsOf` gives a parent partition's preferred hosts. */
export function coalesceGroups(
  parents: number,
  wanted: number,
  hostsOf: (partition: number) => readonly string[],
  ask?: CoalesceGroups,
): readonly CoalescedGroup[] {
  const target = Math.min(wanted, parents);
  const hosts = Array.from({ length: parents }, (_, partition) => hostsOf(partition));
  if (hosts.every((own) => own.length === 0))
    return ask === undefined ? neighbours(parents, target) : askedGroups(ask, parents, wanted);
  return new Coalescer(hosts, target).groups();
}

function neighbours(parents: number, target: number): Group[] {
  return Array.from({ length: target }, (_, group) => {
    const from = Math.floor((group * parents) / target);
    const until = Math.floor(((group + 1) * parents) / target);
    return { host: undefined, members: Array.from({ length: until - from }, (_x, i) => from + i) };
  });
}

class Coalescer {
  readonly #hosts: readonly (readonly string[])[];
  readonly #target: number;
  readonly #random = new JavaRandom(SEED);
  readonly #groups: Group[] = [];
  readonly #byHost = new Map<string, Group[]>();
  readonly #placed = new Set<number>();
  /** (host, partition): everyone's first host, then the second, then the third. */
  readonly #located: (readonly [host: string, partition: number])[] = [];

  constructor(hosts: readonly (readonly string[])[], target: number) {
    this.#hosts = hosts;
    this.#target = target;
    for (let replica = 0; replica < 3; replica += 1) {
      hosts.forEach((own, partition) => {
        const host = own[replica];
        if (host !== undefined) this.#located.push([host, partition]);
      });
    }
  }

  groups(): readonly Group[] {
    this.#setUp();
    this.#fillEmpty();
    this.#hosts.forEach((_, partition) => {
      if (!this.#placed.has(partition)) this.#binFor(partition).members.push(partition);
    });
    return this.#groups.filter((group) => group.members.length > 0);
  }

  /** A group for each host that is seen early enough, then further ones for hosts drawn by chance. */
  #setUp(): void {
    const n = this.#target;
    const coupons = 2 * Math.floor(n * strictLog(n) + n + 0.5);
    const looked = Math.min(coupons, this.#located.length);
    for (let i = 0; i < looked && this.#groups.length < n; i += 1) {
      const [host, partition] = this.#located[i] as readonly [string, number];
      if (!this.#byHost.has(host)) this.#open(host, partition);
    }
    while (this.#groups.length < n) {
      const drawn = this.#located[this.#random.nextInt(this.#located.length)];
      const [host, partition] = drawn as readonly [string, number];
      this.#open(host, partition);
    }
  }

  #open(host: string, partition: number): void {
    const group: Group = { host, members: [] };
    this.#groups.push(group);
    const known = this.#byHost.get(host);
    if (known === undefined) this.#byHost.set(host, [group]);
    else known.push(group);
    this.#place(partition, group);
  }

  #place(partition: number, group: Group): boolean {
    if (this.#placed.has(partition)) return false;
    group.members.push(partition);
    this.#placed.add(partition);
    return true;
  }

  /** No group stays empty while a partition is left: located ones first. */
  #fillEmpty(): void {
    const unlocated = this.#hosts.flatMap((own, partition) =>
      own.length === 0 ? [partition] : [],
    );
    const order = [...this.#located.map(([, partition]) => partition), ...unlocated][
      Symbol.iterator
    ]();
    for (const group of this.#groups) {
      while (group.members.length === 0) {
        const next = order.next();
        if (next.done === true) return;
        this.#place(next.value, group);
      }
    }
  }

  /** The least loaded group of its hosts, unless the better of two random ones is clearly emptier. */
  #binFor(partition: number): Group {
    const slack = Math.trunc(BALANCE_SLACK * this.#hosts.length);
    const near = (this.#hosts[partition] ?? []).flatMap(
      (host) => leastOf(this.#byHost.get(host)) ?? [],
    );
    const first = this.#draw();
    const second = this.#draw();
    const emptier = first.members.length < second.members.length ? first : second;
    const preferred = leastOf(near);
    if (preferred === undefined) return emptier;
    return emptier.members.length + slack <= preferred.members.length ? emptier : preferred;
  }

  #draw(): Group {
    return this.#groups[this.#random.nextInt(this.#groups.length)] as Group;
  }
}

function leastOf(groups: readonly Group[] | undefined): Group | undefined {
  let least: Group | undefined;
  for (const group of groups ?? []) {
    if (least === undefined || group.members.length < least.members.length) least = group;
  }
  return least;
}
