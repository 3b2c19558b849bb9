/**
 * ShuffleExternalSorter: what the serialized writer holds in memory. Records lie in pages, eight bytes of pointer each in an array that doubles; when
 * a page or a larger array is not to be had, everything goes to disk. Only the sizes are reckoned here: the bytes themselves lie in the order of
 * their partitions from the start. Rules C5.4, C7.9. Recorded in test/oracle/recordings/shuffles. Left out: off-heap pages.
 * Spark 3.5.3: core/…/shuffle/sort/ShuffleExternalSorter.java, ShuffleInMemorySorter.java.
 */
import type { TaskMemory } from "../collection/task-memory.ts";
import { JavaError } from "../foundation/errors.ts";
import { bytesToString, type Bytes } from "../foundation/sizes.ts";

/** Places of the pointer array at first, spark.shuffle.sort.initialBufferSize; the radix sort needs as many again. */
const FIRST_PLACES = 4096;
const POINTER = 8;
/** The length in front of a record. */
const LENGTH = 4;
const NAME = "ShuffleExternalSorter";

export class ShuffleExternalSorter {
  readonly #memory: TaskMemory;
  #places = 0;
  #records = 0;
  #pages: Bytes = 0;
  #leftInPage: Bytes = 0;
  #spills = 0;
  #peak: Bytes = 0;
  /** Bytes that came in since the last spill: what it will write. */
  #held: Bytes = 0;

  constructor(memory: TaskMemory) {
    this.#memory = memory;
    this.#reset((bytes) => memory.acquireAtStart(bytes));
  }

  /** One more record of so many serialized bytes. */
  insertRecord(size: Bytes): void {
    if (this.#records >= this.#memory.forceSpillThreshold) {
      this.#memory.say(
        NAME,
        `Spilling data because number of spilledRecords crossed the threshold ${this.#memory.forceSpillThreshold}`,
      );
      this.#spill();
    }
    this.#growPointers();
    this.#page(size + LENGTH);
    this.#leftInPage -= size + LENGTH;
    this.#records += 1;
    this.#held += size;
  }

  /** Everything is in: what is left is written, what it took is told. */
  close(): void {
    if (this.#spills > 0) this.#say();
    this.#keepPeak();
    this.#memory.release(this.#used);
    this.#memory.tell({ memory: 0, disk: 0, peak: this.#peak });
  }

  get #used(): Bytes {
    return this.#pages + this.#places * POINTER;
  }

  /** A larger array, of which the old one is copied into; where there is no memory for it, a spill has made room in the old. */
  #growPointers(): void {
    if (this.#records < this.#places / 2) return;
    const wanted = 2 * this.#places * POINTER;
    const before = this.#spills;
    const granted = this.#acquire(wanted);
    if (granted === wanted && this.#spills === before) {
      this.#memory.release(this.#places * POINTER);
      this.#places *= 2;
      return;
    }
    this.#memory.release(granted);
    if (this.#spills === before) throw outOfMemory(wanted, granted);
  }

  /** A page that is smaller than asked for will do, if the record fits. */
  #page(size: Bytes): void {
    if (size <= this.#leftInPage) return;
    const granted = this.#acquire(Math.max(this.#memory.pageSize, size));
    if (granted < size) {
      this.#memory.release(granted);
      throw outOfMemory(size, granted);
    }
    this.#pages += granted;
    this.#leftInPage = granted;
  }

  /** What the pool gives; and where that is too little, what it gives after a spill. */
  #acquire(wanted: Bytes): Bytes {
    const granted = this.#memory.acquire(wanted);
    if (granted === wanted || this.#records === 0) return granted;
    this.#spill();
    return granted + this.#memory.acquire(wanted - granted);
  }

  #spill(): void {
    this.#say();
    this.#keepPeak();
    this.#spills += 1;
    this.#memory.tell({ memory: this.#pages, disk: this.#held, peak: 0 });
    this.#memory.release(this.#used);
    this.#pages = 0;
    this.#leftInPage = 0;
    this.#records = 0;
    this.#held = 0;
    this.#places = 0;
    this.#reset((bytes) => this.#memory.acquire(bytes));
  }

  #say(): void {
    const times = this.#spills === 1 ? " time" : " times";
    this.#memory.say(
      NAME,
      `Task # on Thread # spilling sort data of ${bytesToString(this.#used)} to disk (${this.#spills} ${times} so far)`,
    );
  }

  #reset(acquire: (bytes: Bytes) => Bytes): void {
    const wanted = FIRST_PLACES * POINTER;
    const granted = acquire(wanted);
    if (granted < wanted) {
      this.#memory.release(granted);
      throw outOfMemory(wanted, granted);
    }
    this.#places = FIRST_PLACES;
  }

  #keepPeak(): void {
    this.#peak = Math.max(this.#peak, this.#used);
  }
}

const outOfMemory = (wanted: Bytes, granted: Bytes): JavaError =>
  new JavaError(
    "org.apache.spark.memory.SparkOutOfMemoryError",
    `[UNABLE_TO_ACQUIRE_MEMORY] Unable to acquire ${wanted} bytes of memory, got ${granted}.`,
  );
