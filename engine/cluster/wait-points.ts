/**
 * Where an attempt waits for something that only time brings: an answer from the network, other tasks at a barrier. An attempt runs whole on its
 * records at its launch, so it cannot stop in the midst of its functions; it is given up at such a point, and run again from its beginning when what
 * it waits for is there, with what it knows by then. Its functions see fresh copies each time, and what they say is told once. In Spark a thread
 * waits. What shows: a function that keeps something outside itself (in its executor's globals) does so once a run.
 */
import type { ExecutorId } from "../foundation/ids.ts";
import type { Bytes, Micros } from "../foundation/sizes.ts";
import { TaskWaits } from "../rdd/ports.ts";

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

/** Execution memory that an attempt asked for and got. */
export interface Granted {
  /** When it goes on with it, from its launch, if it had to wait. */
  readonly at: Micros;
  readonly bytes: Bytes;
}

/** Thrown where an attempt waits; never seen by whoever runs it. */
export class Paused extends TaskWaits {
  readonly point: string;
  /** What it waits for: an instant after its launch, others at a barrier, or memory, for which it asked last. */
  readonly until: Known | Sync | "memory";
  constructor(point: string, until: Known | Sync | "memory") {
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

/**
 * What is known of the points at which an attempt waits. A point is named after what is waited for, not counted: when the attempt is run again it may
 * find a block that it computed the first time, and pass one point less.
 */
export class WaitPoints {
  readonly #known: ReadonlyMap<string, Known>;
  /** What the attempt has said in all its runs, and in this one, each text as often as it was said. */
  readonly #heard: Map<string, number>;
  readonly #said = new Map<string, number>();

  /** Execution memory that it got so far, by the number of the question. */
  readonly grants: readonly (Granted | undefined)[];

  constructor(
    known: ReadonlyMap<string, Known> = new Map(),
    heard = new Map<string, number>(),
    grants: readonly (Granted | undefined)[] = [],
  ) {
    this.#known = known;
    this.#heard = heard;
    this.grants = grants;
  }

  at(point: string): Known | undefined {
    return this.#known.get(point);
  }

  /** Whether a text that is said now was not said by an earlier run. */
  isNews(text: string): boolean {
    const nth = (this.#said.get(text) ?? 0) + 1;
    this.#said.set(text, nth);
    if (nth <= (this.#heard.get(text) ?? 0)) return false;
    this.#heard.set(text, nth);
    return true;
  }

  /** For the next run, which knows more of a point. */
  with(point: string, known: Known): WaitPoints {
    return new WaitPoints(new Map(this.#known).set(point, known), this.#heard, this.grants);
  }

  /** For the next run, which gets what this one got. */
  granted(grants: readonly (Granted | undefined)[]): WaitPoints {
    return new WaitPoints(this.#known, this.#heard, grants);
  }
}
