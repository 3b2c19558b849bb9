/**
 * Where an attempt waits for something that only time brings: an answer from the network, other tasks at a barrier. An attempt runs whole on its
 * records at its launch, so it cannot stop in the midst of its functions; it is given up at such a point, and run again from its beginning when what
 * it waits for is there, with what it knows by then. Its functions see fresh copies each time, and what they say is told once. In Spark a thread
 * waits. What shows: a function that keeps something outside itself (in its executor's globals) does so once a run.
 */
import type { ExecutorId } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";

/** What is known of a point when the attempt is run again. */
export interface Known {
  /** When the attempt goes on there, from its launch. */
  readonly at: Micros;
  /** Executors that had not answered, and how often they were asked. */
  readonly silent?: { readonly executors: ReadonlySet<ExecutorId>; readonly tries: number };
  /** What tasks told one another at a barrier. */
  readonly messages?: readonly string[];
  /** Why the barrier does not hold. */
  readonly failure?: string;
}

/** Thrown where an attempt waits; never seen by whoever runs it. */
export class Paused extends Error {
  readonly point: number;
  /** What it waits for: an instant after its launch, or others at a barrier. */
  readonly until: Known | Sync;
  constructor(point: number, until: Known | Sync) {
    super("a task waits");
    this.point = point;
    this.until = until;
  }
}

/** RequestToSync: a task is at a barrier, with a message for the others. */
export interface Sync {
  readonly method: "BARRIER" | "ALL_GATHER";
  readonly message: string;
  /** How many barriers of its stage attempt it has passed. */
  readonly epoch: number;
}

/** The points of one run of an attempt, in order, and what is known of them from earlier runs. */
export class WaitPoints {
  readonly #known: ReadonlyMap<number, Known>;
  /** How much the attempt has said, in all its runs. */
  readonly #heard: { count: number };
  #next = 0;

  constructor(known: ReadonlyMap<number, Known> = new Map(), heard = { count: 0 }) {
    this.#known = known;
    this.#heard = heard;
  }

  /** The attempt comes to its next point. */
  next(): { readonly point: number; readonly known: Known | undefined } {
    const point = this.#next;
    this.#next += 1;
    return { point, known: this.#known.get(point) };
  }

  /** Whether what the attempt says as its n-th has not been said yet. */
  isNews(nth: number): boolean {
    if (nth <= this.#heard.count) return false;
    this.#heard.count = nth;
    return true;
  }

  /** For the next run, which knows more: what came after that point may be otherwise. */
  with(point: number, known: Known): WaitPoints {
    const before = [...this.#known].filter(([at]) => at < point);
    return new WaitPoints(new Map([...before, [point, known]]), this.#heard);
  }
}
