/**
 * Pace: how many records a collection may take before its size is to be looked at or it may have to spill. Spark asks after every record; what it
 * would answer in between follows from the numbers of records, so that here a record costs one countdown.
 */
import type { SizeTracker } from "./size-tracker.ts";
import type { Spillable } from "./spillable.ts";

export class Pace {
  readonly #spillable: Spillable;
  /** How many records the present stretch has, and how many of them are still to come. */
  #stretch = 0;
  left = 0;

  constructor(spillable: Spillable) {
    this.#spillable = spillable;
  }

  /** Tells the tracker and the spillable what has come since they were told last. */
  settle(tracker: SizeTracker): void {
    const passed = this.#stretch - this.left;
    this.#stretch = this.left;
    if (passed === 0) return;
    tracker.advance(passed);
    this.#spillable.addElementsRead(passed);
  }

  /** The table grows under the record that is going in: right after it there is something to look at. */
  cut(tracker: SizeTracker): void {
    this.settle(tracker);
    this.#stretch = 1;
    this.left = 1;
  }

  /** A new stretch, up to what happens first. */
  begin(tracker: SizeTracker): void {
    this.#stretch = Math.min(tracker.untilLook, this.#spillable.untilDue);
    this.left = this.#stretch;
  }
}
