/**
 * Spillable: when a growing table has to go to disk. Up to spark.shuffle.spill.initialMemoryThreshold (5 MiB) are its own; then, at every 32nd record, it asks the execution pool for as much
 * as would double it, and spills when it does not get enough. Rules C5.6, C7.7. Different: Spark reckons the size from samples of the table's
 * own slots, here of its entries; and where Spark lets a task wait for memory (C7.6), a task here takes nothing and spills. Left out: spilling
 * for another consumer of the same task, spark.shuffle.spill.numElementsForceSpillThreshold. Spark 3.5.3: core/…/util/collection/Spillable.scala.
 */
import { estimateSize } from "../foundation/size-estimator.ts";
import type { Bytes } from "../foundation/sizes.ts";

/** The execution memory of one task attempt. */
export interface TaskMemory {
  /** spark.shuffle.spill.initialMemoryThreshold: what a table may take without asking. */
  readonly initialThreshold: Bytes;
  /** Asks for memory; answers what it got. */
  acquire(bytes: Bytes): Bytes;
  release(bytes: Bytes): void;
  /** A table of so many bytes went to disk as so many. */
  spilled(memory: Bytes, disk: Bytes): void;
}

const CHECK_PERIOD = 32;
/** Entries looked at for a size. */
const SAMPLE = 100;

export class Spillable {
  readonly #memory: TaskMemory;
  #threshold: Bytes;
  #records = 0;
  #nextLook = 0;
  #bytesPerEntry = 0;

  constructor(memory: TaskMemory) {
    this.#memory = memory;
    this.#threshold = memory.initialThreshold;
  }

  /** One more record was taken; answers the size of the table if it has to be spilled now. */
  taken(keys: readonly unknown[], combiners: readonly unknown[]): Bytes | undefined {
    this.#records += 1;
    if (this.#records % CHECK_PERIOD !== 0) return undefined;
    const size = this.#sizeOf(keys, combiners);
    if (size < this.#threshold) return undefined;
    this.#threshold += this.#memory.acquire(2 * size - this.#threshold);
    return size >= this.#threshold ? size : undefined;
  }

  /** The table is on disk: what it held goes back, and it begins anew. */
  spilled(memory: Bytes, disk: Bytes): void {
    this.#memory.spilled(memory, disk);
    this.release();
    this.#records = 0;
    this.#nextLook = 0;
  }

  /** The table is done. */
  release(): void {
    const held = this.#threshold - this.#memory.initialThreshold;
    if (held > 0) this.#memory.release(held);
    this.#threshold = this.#memory.initialThreshold;
  }

  /** Two pointers a slot, at most seven tenths of the slots taken, and what the entries hold: a pair of partition and key, the combiner. */
  #sizeOf(keys: readonly unknown[], combiners: readonly unknown[]): Bytes {
    if (this.#records >= this.#nextLook) {
      this.#nextLook = Math.ceil(this.#records * 1.1);
      this.#bytesPerEntry = entrySize(keys, combiners);
    }
    let slots = 64;
    while (keys.length > 0.7 * slots) slots *= 2;
    return 16 + 8 * slots + Math.floor(this.#bytesPerEntry * keys.length);
  }
}

/** Of entries evenly spread over the table. */
function entrySize(keys: readonly unknown[], combiners: readonly unknown[]): number {
  const looked = Math.min(SAMPLE, keys.length);
  let size = 0;
  for (let i = 0; i < looked; i += 1) {
    const at = Math.floor((i * keys.length) / looked);
    size += 24 + estimateSize(keys[at]) + estimateSize(combiners[at]);
  }
  return size / Math.max(1, looked);
}
