/**
 * Delay scheduling: how near to its data a task set still insists on running, and since when. Same as Spark: one level up when nothing is
 * left to run at the present one or its wait is over; the clock starts again when a round of offers found a place for everything it
 * looked at. Rules C4.8–C4.14 as corrected. Left out: racks, which standalone has none of; the reset of Spark 3.0 and before. Spark 3.5.3:
 * core/…/scheduler/TaskSetManager.scala (getAllowedLocalityLevel, recomputeLocality), TaskSchedulerImpl.scala (noRejectsSinceLastReset).
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { TaskLocality } from "../events/listener-events.ts";

/** Levels from near to far. */
export const nearness: Readonly<Record<TaskLocality, number>> = {
  PROCESS_LOCAL: 0,
  NODE_LOCAL: 1,
  NO_PREF: 2,
  RACK_LOCAL: 3,
  ANY: 4,
};

/** What one round of offers did for a task set. */
export interface Turn {
  /** The nearest level at which something was launched; undefined when nothing was. */
  readonly nearest: TaskLocality | undefined;
  /** An offer was turned down although tasks are pending, because it is too far away yet. */
  readonly rejected: boolean;
}

/** The waits of a configuration, in microseconds. */
export type Waits = Readonly<Record<TaskLocality, Micros>>;

/** spark.locality.wait and what overrides it; NO_PREF and ANY wait for nothing. */
export function localityWaits(conf: SparkConf): Waits {
  return {
    PROCESS_LOCAL: conf.timeOr("spark.locality.wait.process", "spark.locality.wait"),
    NODE_LOCAL: conf.timeOr("spark.locality.wait.node", "spark.locality.wait"),
    NO_PREF: 0,
    RACK_LOCAL: conf.timeOr("spark.locality.wait.rack", "spark.locality.wait"),
    ANY: 0,
  };
}

/** One task set's patience. */
export class LocalityWait {
  readonly #waits: Waits;
  #levels: readonly TaskLocality[];
  #at = 0;
  #lastReset: Micros;
  #noRejectsSinceReset = true;

  constructor(waits: Waits, levels: readonly TaskLocality[], now: Micros) {
    this.#waits = waits;
    this.#levels = levels;
    this.#lastReset = now;
  }

  get levels(): readonly TaskLocality[] {
    return this.#levels;
  }

  /** The farthest level that is allowed now; `left` says whether a task is pending at a level. */
  allowed(now: Micros, left: (level: TaskLocality) => boolean): TaskLocality {
    while (this.#at < this.#levels.length - 1) {
      const level = this.#levels[this.#at] as TaskLocality;
      const wait = this.#waits[level];
      if (!left(level)) this.#lastReset = now;
      else if (now - this.#lastReset >= wait) this.#lastReset += wait;
      else return level;
      this.#at += 1;
    }
    return this.#levels[this.#at] as TaskLocality;
  }

  /** What a round did decides whether the clock starts again. `allResources`: all that is free was offered, not one executor. */
  turnOver({ nearest, rejected }: Turn, allResources: boolean, now: Micros): void {
    if (rejected || nearest === undefined) this.#noRejectsSinceReset = false;
    else if (allResources || this.#noRejectsSinceReset) {
      this.#lastReset = now;
      this.#at = this.#indexOf(nearest);
      this.#noRejectsSinceReset = true;
    }
  }

  /** Executors came or went: other levels make sense now. A nearer one that is new is tried first. */
  recompute(levels: readonly TaskLocality[]): void {
    const before = this.#levels;
    const index = this.#at;
    const level = before[index] as TaskLocality;
    this.#levels = levels;
    this.#at = this.#indexOf(level);
    if (this.#at <= index) return;
    const added = levels.find((one) => !before.includes(one));
    if (added !== undefined) this.#at = this.#indexOf(added);
  }

  #indexOf(level: TaskLocality): number {
    const index = this.#levels.findIndex((one) => nearness[one] >= nearness[level]);
    return index === -1 ? this.#levels.length - 1 : index;
  }
}
