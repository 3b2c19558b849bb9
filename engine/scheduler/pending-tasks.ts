/**
 * The tasks of a set that wait, by the places that they prefer. Same as Spark: every list is a stack filled from the end, so that low indices
 * go first and a retried task before all others; a task stands in all its lists and is taken off the others when they are read. Rules
 * C4.3–C4.6, C4.8. Left out: racks. Spark 3.5.3: core/…/scheduler/TaskSetManager.scala (PendingTasksByLocality, dequeueTaskHelper).
 */
import type { ExecutorId, HostName } from "../foundation/ids.ts";
import type { TaskLocality } from "../events/listener-events.ts";
import { nearness } from "./locality-wait.ts";
import type { Places } from "./places.ts";
import type { WorkerOffer } from "./scheduler-backend.ts";
import type { TaskLocation } from "./task.ts";

/** A task taken from the lists, and how near to its data the offer is. */
export interface PlacedTask {
  readonly index: number;
  readonly locality: TaskLocality;
  /** A copy of a task that runs already. */
  readonly speculative?: boolean;
}

export class PendingTasks {
  /** Whether a task on a list still waits: it neither runs nor is done. */
  readonly #waits: (index: number) => boolean;
  readonly #forExecutor = new Map<ExecutorId, number[]>();
  readonly #forHost = new Map<HostName, number[]>();
  readonly #noPrefs: number[] = [];
  readonly #all: number[] = [];

  constructor(waits: (index: number) => boolean) {
    this.#waits = waits;
  }

  /** Whether no list holds anything, not even what is done meanwhile. */
  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  /** The task at the end of the stack that still waits: one that failed lies there. */
  get last(): number | undefined {
    return this.#all.findLast((index) => this.#waits(index));
  }

  add(index: number, locations: readonly TaskLocation[]): void {
    for (const { host, executorId } of locations) {
      if (executorId !== undefined) push(this.#forExecutor, executorId, index);
      push(this.#forHost, host, index);
    }
    if (locations.length === 0) this.#noPrefs.push(index);
    this.#all.push(index);
  }

  /** The levels at which some task could run, given who is alive; nearest first (C4.8). */
  levels(places: Places): TaskLocality[] {
    const levels: TaskLocality[] = [];
    if (some(this.#forExecutor, (id) => places.isExecutorAlive(id))) levels.push("PROCESS_LOCAL");
    if (some(this.#forHost, (host) => places.isHostAlive(host))) levels.push("NODE_LOCAL");
    if (this.#noPrefs.length > 0) levels.push("NO_PREF");
    levels.push("ANY");
    return levels;
  }

  /** Whether a task waits at a level; what does not wait any more is taken off the lists on the way. */
  isLeft(level: TaskLocality): boolean {
    if (level === "NO_PREF") return this.#noPrefs.length > 0;
    const lists = level === "PROCESS_LOCAL" ? this.#forExecutor : this.#forHost;
    for (const [place, list] of lists) {
      const next = this.#pop(list);
      if (next === undefined) lists.delete(place);
      else {
        list.push(next);
        return true;
      }
    }
    return false;
  }

  /** The task to run on an offer, at `level` or nearer (C4.5); one that may not run there stays on the lists. */
  take(
    offer: WorkerOffer,
    level: TaskLocality,
    mayRun?: (index: number) => boolean,
  ): PlacedTask | undefined {
    const reach = nearness[level];
    let index = this.#pop(this.#forExecutor.get(offer.executorId), mayRun);
    if (index !== undefined) return { index, locality: "PROCESS_LOCAL" };
    if (reach < nearness.NODE_LOCAL) return undefined;
    index = this.#pop(this.#forHost.get(offer.host), mayRun);
    if (index !== undefined) return { index, locality: "NODE_LOCAL" };
    if (reach < nearness.NO_PREF) return undefined;
    index = this.#pop(this.#noPrefs, mayRun);
    if (index !== undefined) return { index, locality: "PROCESS_LOCAL" };
    if (reach < nearness.ANY) return undefined;
    index = this.#pop(this.#all, mayRun);
    return index === undefined ? undefined : { index, locality: "ANY" };
  }

  /** The last of a list that still waits and may run; what waits no more is taken off on the way. */
  #pop(list: number[] | undefined, mayRun?: (index: number) => boolean): number | undefined {
    if (list === undefined) return undefined;
    for (let at = list.length - 1; at >= 0; at -= 1) {
      const index = list[at] as number;
      if (mayRun?.(index) === false) continue;
      if (at === list.length - 1) list.pop();
      else list.splice(at, 1);
      if (this.#waits(index)) return index;
    }
    return undefined;
  }
}

function push<K>(lists: Map<K, number[]>, key: K, index: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [index]);
  else list.push(index);
}

function some<K>(lists: ReadonlyMap<K, readonly number[]>, alive: (key: K) => boolean): boolean {
  for (const [key, list] of lists) if (list.length > 0 && alive(key)) return true;
  return false;
}
