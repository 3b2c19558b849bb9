/**
 * What is known of a block's size while it is unrolled: as values, by a SizeTracker, which looks at the growing array at ever longer
 * intervals and reckons between them; as bytes, by what the serializer has let go of. Rule C6.18. Spark 3.5.3:
 * core/…/storage/memory/MemoryStore.scala (ValuesHolder), util/collection/SizeTracker.scala, SizeTrackingVector.scala.
 */
import { ArrayEstimator } from "../foundation/size-estimator.ts";
import { BlockStream } from "../foundation/serialized-size.ts";
import type { RecordShape } from "../foundation/record-shape.ts";
import type { Bytes } from "../foundation/sizes.ts";

export interface Unrolling {
  readonly count: number;
  /** The size as it looks after so many records; asked in rising order. */
  sizeAfter(count: number): Bytes;
  /** The size of the whole. */
  preciseSize(): Bytes;
}

/** Bytes of a SizeTrackingVector without its array, and of each of the two samples it keeps (seen: "computed 384.0 B so far"). */
const VECTOR = 112;
const SAMPLE = 56;

/** Records as values: a vector that starts with 64 places and doubles. */
export class UnrollingValues implements Unrolling {
  readonly count: number;
  readonly #estimator: ArrayEstimator;
  #elements = 0;
  #capacity = 64;
  #updates = 1;
  #nextSample = 1;
  #samples: { readonly size: Bytes; readonly at: number }[] = [];
  #bytesPerUpdate = 0;

  constructor(records: readonly unknown[], shape: RecordShape) {
    this.count = records.length;
    this.#estimator = new ArrayEstimator(records, shape);
    this.#reset();
  }

  sizeAfter(count: number): Bytes {
    while (this.#elements < count) this.#add();
    const last = this.#samples[this.#samples.length - 1] as { size: Bytes; at: number };
    return Math.floor(last.size + this.#bytesPerUpdate * (this.#updates - last.at));
  }

  preciseSize(): Bytes {
    return this.#estimator.size(this.count, this.count);
  }

  #add(): void {
    if (this.#elements === this.#capacity) {
      this.#capacity *= 2;
      this.#reset();
    }
    this.#elements += 1;
    this.#updates += 1;
    if (this.#updates === this.#nextSample) this.#take();
  }

  #reset(): void {
    this.#updates = 1;
    this.#samples = [];
    this.#take();
  }

  /** The next look comes when a tenth more was added. */
  #take(): void {
    const held = VECTOR + SAMPLE * this.#samples.length;
    const size = held + this.#estimator.size(this.#elements, this.#capacity);
    const previous = this.#samples[this.#samples.length - 1];
    const at = this.#updates;
    this.#samples = [...this.#samples.slice(-1), { size, at }];
    this.#bytesPerUpdate =
      previous === undefined ? 0 : Math.max(0, (size - previous.size) / (at - previous.at));
    this.#nextSample = Math.ceil(at * 1.1);
  }
}

/** Records as bytes. */
export class UnrollingBytes implements Unrolling {
  readonly count: number;
  readonly #stream: BlockStream;

  constructor(records: readonly unknown[], shape: RecordShape) {
    this.count = records.length;
    this.#stream = new BlockStream(records, shape);
  }

  sizeAfter(count: number): Bytes {
    this.#stream.advance(count);
    return this.#stream.flushed;
  }

  preciseSize(): Bytes {
    this.#stream.advance(this.count);
    return this.#stream.size;
  }
}
