/** The agenda: what is still to happen. Order is total: instant, then priority, then sequence of scheduling. */
import { Heap } from "../foundation/heap.ts";
import type { Micros } from "../foundation/sizes.ts";

export interface Entry {
  readonly at: Micros;
  readonly priority: number;
  readonly sequence: number;
  /** The id of the traced event that scheduled it. */
  readonly cause: number;
  /** For the last lines of a run that went wrong. */
  readonly what: string;
  run: (() => void) | undefined;
  /** A timer that goes on for ever: it does not keep a run alive. */
  readonly daemon: boolean;
  readonly owner: Agenda;
}

const before = (a: Entry, b: Entry): boolean =>
  (a.at - b.at || a.priority - b.priority || a.sequence - b.sequence) < 0;

export class Agenda {
  readonly #heap = new Heap<Entry>(before);
  #sequence = 0;
  /** Entries that are neither cancelled nor daemons. */
  work = 0;

  get size(): number {
    return this.#heap.size;
  }

  schedule(
    at: Micros,
    priority: number,
    cause: number,
    what: string,
    run: () => void,
    daemon: boolean,
  ): Entry {
    const entry: Entry = {
      at,
      priority,
      sequence: this.#sequence,
      cause,
      what,
      run,
      daemon,
      owner: this,
    };
    this.#sequence += 1;
    if (!daemon) this.work += 1;
    this.#heap.push(entry);
    return entry;
  }

  /** What pop would answer. */
  get next(): Entry | undefined {
    for (;;) {
      const entry = this.#heap.peek();
      if (entry === undefined || entry.run !== undefined) return entry;
      this.#heap.pop();
    }
  }

  /** The next entry that was not cancelled. */
  pop(): Entry | undefined {
    for (;;) {
      const entry = this.#heap.pop();
      if (entry === undefined) return undefined;
      if (entry.run === undefined) continue;
      if (!entry.daemon) this.work -= 1;
      return entry;
    }
  }
}

/** Takes an entry back; the agenda passes over it later. */
export function cancel(entry: Entry | undefined): void {
  if (entry?.run === undefined) return;
  entry.run = undefined;
  if (!entry.daemon) entry.owner.work -= 1;
}
