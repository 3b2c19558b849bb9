/**
 * Spillable: when a growing collection has to go to disk. Up to spark.shuffle.spill.initialMemoryThreshold (5 MiB) are its own; then, at every 32nd
 * record, it asks the execution pool for as much as would double it, and spills when it does not get enough; and it spills after
 * spark.shuffle.spill.numElementsForceSpillThreshold records in any case. Rules C5.6, C7.7. Left out: spilling for another collection of the same task.
 * Spark 3.5.3: core/…/util/collection/Spillable.scala.
 */
import { bytesToString, type Bytes } from "../foundation/sizes.ts";
import type { TaskMemory } from "./task-memory.ts";

const CHECK_PERIOD = 32;

export class Spillable {
  readonly #memory: TaskMemory;
  readonly #name: string;
  /** What may be in memory before more is asked for. */
  #threshold: Bytes;
  #elementsRead = 0;
  #spillCount = 0;
  #memorySpilled: Bytes = 0;
  #diskSpilled: Bytes = 0;

  /** `name`: the class, as the log calls it. */
  constructor(memory: TaskMemory, name: string) {
    this.#memory = memory;
    this.#name = name;
    this.#threshold = memory.initialThreshold;
  }

  /** So many more records were read. */
  addElementsRead(count: number): void {
    this.#elementsRead += count;
  }

  /** After how many more records it is time to look at the size; before, nothing can spill. */
  get untilDue(): number {
    const untilCheck = CHECK_PERIOD - (this.#elementsRead % CHECK_PERIOD);
    const untilForced = this.#memory.forceSpillThreshold + 1 - this.#elementsRead;
    return Math.max(1, Math.min(untilCheck, untilForced));
  }

  /** Whether a collection of this size has to go to disk now, with `write` as the way there, which answers how many bytes it wrote. */
  maybeSpill(size: Bytes, write: () => Bytes): boolean {
    const isShort = this.#elementsRead % CHECK_PERIOD === 0 && this.#isShort(size);
    if (!isShort && this.#elementsRead <= this.#memory.forceSpillThreshold) return false;
    this.#spillCount += 1;
    this.#memory.say(this.#name, spillText(size, this.#spillCount));
    this.#diskSpilled += write();
    this.#elementsRead = 0;
    this.#memorySpilled += size;
    this.release();
    return true;
  }

  #isShort(size: Bytes): boolean {
    if (size < this.#threshold) return false;
    this.#threshold += this.#memory.acquire(2 * size - this.#threshold);
    return size >= this.#threshold;
  }

  /** What it holds beyond its own goes back. */
  release(): void {
    const held = this.#threshold - this.#memory.initialThreshold;
    if (held > 0) this.#memory.release(held);
    this.#threshold = this.#memory.initialThreshold;
  }

  /** Everything is in: what it took becomes a part of the attempt's metrics. */
  tell(peak: Bytes): void {
    this.#memory.tell({ memory: this.#memorySpilled, disk: this.#diskSpilled, peak });
  }
}

const spillText = (size: Bytes, count: number): string =>
  `Thread # spilling in-memory map of ${bytesToString(size)} to disk (${count} time${count > 1 ? "s" : ""} so far)`;
