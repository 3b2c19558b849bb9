/**
 * SizeTracker: about how large a growing collection is. Its size is estimated after 1, 2, 3, … updates, each time a tenth later, and reckoned on
 * from the last two estimates in between. Same as Spark: when it looks, and that its own samples count as a part of the collection (56 bytes
 * each). Recorded in test/oracle/recordings/shuffles (peakExecutionMemory). Spark 3.5.3: core/…/util/collection/SizeTracker.scala.
 */
import type { Bytes } from "../foundation/sizes.ts";

interface Sample {
  readonly size: Bytes;
  readonly updates: number;
}

const GROWTH = 1.1;
const SAMPLE_SIZE = 56;

export class SizeTracker {
  readonly #estimate: () => Bytes;
  #samples = 0;
  #last: Sample;
  #perUpdate = 0;
  #updates = 1;
  #next = 1;
  /** Whether anybody asks for the size as of the last look: not between growing and the update that made it grow. */
  #isAsked = true;
  /** The largest size reckoned before a look. */
  #peak: Bytes = 0;

  /** `first`: the size before anything is in it, where the JVM sees less of the collection than later. */
  constructor(estimate: () => Bytes, first: Bytes = estimate()) {
    this.#estimate = estimate;
    this.#last = { size: first, updates: 1 };
    this.#samples = 1;
    this.#next = Math.ceil(GROWTH);
  }

  /** After how many more updates it looks again. */
  get untilLook(): number {
    return this.#next - this.#updates;
  }

  /** The collection changed by so many records, at most as many as are left until it looks. */
  advance(updates: number): void {
    this.#updates += updates;
    if (this.#updates === this.#next) this.#look();
  }

  /** The collection has become another one: it grew its table. */
  reset(): void {
    this.#keepPeak(this.#updates);
    this.#updates = 1;
    this.#samples = 0;
    this.#isAsked = false;
    this.#look();
    this.#isAsked = false;
  }

  /** The size now. */
  get size(): Bytes {
    return this.#at(this.#updates);
  }

  /** The largest size so far, for a collection that looks after each update. */
  get peak(): Bytes {
    return Math.max(this.#peak, this.size);
  }

  /** The same for one that looks before each update, and so never sees the last. */
  get peakBefore(): Bytes {
    return this.#updates > this.#last.updates
      ? Math.max(this.#peak, this.#at(this.#updates - 1))
      : this.#peak;
  }

  #look(): void {
    if (this.#isAsked) this.#keepPeak(this.#updates - 1);
    this.#isAsked = true;
    const size = this.#estimate() + SAMPLE_SIZE * this.#samples;
    const last = this.#last;
    this.#perUpdate =
      this.#samples === 0 ? 0 : Math.max(0, (size - last.size) / (this.#updates - last.updates));
    this.#last = { size, updates: this.#updates };
    this.#samples = Math.min(2, this.#samples + 1);
    this.#next = Math.ceil(this.#updates * GROWTH);
  }

  /** Between two looks a size only grows, so the last one before a look is the largest. */
  #keepPeak(updates: number): void {
    if (updates >= this.#last.updates) this.#peak = Math.max(this.#peak, this.#at(updates));
  }

  #at(updates: number): Bytes {
    return Math.floor(this.#last.size + this.#perUpdate * (updates - this.#last.updates));
  }
}
