/**
 * PartitionedPairBuffer: pairs in order of arrival with the partition they go to, for sorting without combining. It knows how large it is on the
 * JVM. Spark 3.5.3: core/…/util/collection/PartitionedPairBuffer.scala.
 */
import { entriesSize, type Look } from "../foundation/size-estimator.ts";
import type { Bytes } from "../foundation/sizes.ts";
import { SizeTracker } from "./size-tracker.ts";

/** What the JVM sees of the buffer without its array; at the first look the array is not there yet. */
const BUFFER = 112;
const TUPLE = 24;
const FIRST_CAPACITY = 64;

export class PartitionedPairBuffer {
  readonly partitions: number[] = [];
  readonly keys: unknown[] = [];
  readonly values: unknown[] = [];
  #capacity = FIRST_CAPACITY;
  readonly tracker = new SizeTracker(() => this.#estimate(), BUFFER);
  readonly #beforeGrowth: () => void;

  /** `beforeGrowth`: as of a SizeTrackingAppendOnlyMap. */
  constructor(beforeGrowth: () => void) {
    this.#beforeGrowth = beforeGrowth;
  }

  get isEmpty(): boolean {
    return this.keys.length === 0;
  }

  get size(): Bytes {
    return this.tracker.size;
  }

  insert(partition: number, key: unknown, value: unknown): void {
    if (this.keys.length === this.#capacity) {
      this.#beforeGrowth();
      this.#capacity *= 2;
      this.tracker.reset();
    }
    this.partitions.push(partition);
    this.keys.push(key);
    this.values.push(value);
  }

  #estimate(): Bytes {
    return (
      BUFFER +
      entriesSize({
        length: 2 * this.#capacity,
        all: (look) => {
          let size = 0;
          this.keys.forEach((_, at) => {
            size += this.#keySize(at, look) + look(this.values[at]);
          });
          return size;
        },
        slot: (slot, look) => {
          const at = slot >> 1;
          if (at >= this.keys.length) return 0;
          return slot % 2 === 0 ? this.#keySize(at, look) : look(this.values[at]);
        },
      })
    );
  }

  #keySize(at: number, look: Look): Bytes {
    return TUPLE + look(this.partitions[at]) + look(this.keys[at]);
  }
}
