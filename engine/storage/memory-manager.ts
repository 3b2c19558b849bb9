/**
 * UnifiedMemoryManager: one stretch of memory for execution (shuffles, aggregations) and storage (cached blocks), with a border that moves.
 * Storage may take what execution does not use, and pushes only blocks out; execution may take back what storage has beyond its region, and
 * pushes blocks out for it; what execution holds nobody takes. On-heap and off-heap have borders of their own. Rules C7.1–C7.8, C10.15.
 * A task that is to wait is answered `waits` (C7.6); who asks waits. Spark 3.5.3: core/…/memory/UnifiedMemoryManager.scala.
 */
import { assert } from "../foundation/assert.ts";
import type { TaskId } from "../foundation/ids.ts";
import type { Bytes } from "../foundation/sizes.ts";
import { ExecutionMemoryPool, shareOf, type Grant } from "./execution-memory-pool.ts";

export type MemoryMode = "ON_HEAP" | "OFF_HEAP";

/** Drops blocks to free `space`; answers how much it freed, 0 when it cannot be enough. `forBlock` undefined: execution asks. */
export type EvictBlocks = (forBlock: string | undefined, space: Bytes, mode: MemoryMode) => Bytes;

interface Mode {
  readonly max: Bytes;
  /** The part that execution cannot push blocks out of. */
  readonly region: Bytes;
  storagePool: Bytes;
  storageUsed: Bytes;
  readonly execution: ExecutionMemoryPool;
}

export interface MemorySizes {
  readonly maxHeap: Bytes;
  readonly maxOffHeap: Bytes;
  /** spark.memory.storageFraction. */
  readonly storageFraction: number;
}

export class UnifiedMemoryManager {
  readonly #modes: Readonly<Record<MemoryMode, Mode>>;
  /** The store that lives in this memory sets it. */
  evict: EvictBlocks = () => 0;
  /** Says a line of UnifiedMemoryManager's log. */
  say: (text: string) => void = () => undefined;

  constructor({ maxHeap, maxOffHeap, storageFraction }: MemorySizes) {
    this.#modes = {
      ON_HEAP: modeOf(maxHeap, storageFraction),
      OFF_HEAP: modeOf(maxOffHeap, storageFraction),
    };
  }

  /** What storage could hold at most right now, on the heap and off it. */
  get maxStorage(): Bytes {
    return this.#maxStorage(this.#modes.ON_HEAP) + this.#maxStorage(this.#modes.OFF_HEAP);
  }

  get storageUsed(): Bytes {
    return this.#modes.ON_HEAP.storageUsed + this.#modes.OFF_HEAP.storageUsed;
  }

  executionUsed(mode: MemoryMode): Bytes {
    return this.#modes[mode].execution.used;
  }

  /** Sizes of both pools and what of them is used. */
  pools(mode: MemoryMode): {
    readonly storage: Bytes;
    readonly storageUsed: Bytes;
    readonly execution: Bytes;
    readonly executionUsed: Bytes;
  } {
    const { storagePool, storageUsed, execution } = this.#modes[mode];
    return {
      storage: storagePool,
      storageUsed,
      execution: execution.size,
      executionUsed: execution.used,
    };
  }

  #maxStorage({ max, execution }: Mode): Bytes {
    return max - execution.used;
  }

  /** Room for a block, or for a part of one that is being unrolled; false: it does not get it, and nothing was dropped for it. */
  acquireStorage(block: string, bytes: Bytes, mode: MemoryMode): boolean {
    const of = this.#modes[mode];
    const limit = this.#maxStorage(of);
    if (bytes > limit) {
      this.say(
        `Will not store ${block} as the required space (${bytes} bytes) exceeds our memory limit (${limit} bytes)`,
      );
      return false;
    }
    const short = bytes - (of.storagePool - of.storageUsed);
    if (short > 0) this.#moveToStorage(of, Math.min(of.execution.free, short));
    const missing = bytes - (of.storagePool - of.storageUsed);
    if (missing > 0) this.evict(block, missing, mode);
    if (bytes > of.storagePool - of.storageUsed) return false;
    of.storageUsed += bytes;
    return true;
  }

  releaseStorage(bytes: Bytes, mode: MemoryMode): void {
    const of = this.#modes[mode];
    assert(bytes <= of.storageUsed, "no more storage memory is released than was taken");
    of.storageUsed -= bytes;
  }

  /** Memory for a task's data structure: all of it, a part, or nothing. */
  acquireExecution(task: TaskId, bytes: Bytes, mode: MemoryMode): Grant {
    const of = this.#modes[mode];
    return of.execution.acquire(
      task,
      bytes,
      (short) => this.#growExecution(of, short, mode),
      () => of.max - Math.min(of.storageUsed, of.region),
    );
  }

  /**
   * What a task would get that will hold so much when it asks, beside what others hold now. Nothing is taken, and no block is pushed out; blocks that are
   * read count as if they could be.
   */
  foreseeExecution(task: TaskId, held: Bytes, bytes: Bytes, mode: MemoryMode): Grant {
    const of = this.#modes[mode];
    const { execution, storagePool, storageUsed, region } = of;
    const free = execution.free + execution.heldBy(task) - held;
    const reclaimable = Math.max(0, storagePool - storageUsed, storagePool - region);
    const grown = Math.min(Math.max(0, bytes - free), reclaimable);
    return shareOf({
      bytes,
      held,
      active: execution.activeWith(task),
      size: execution.size + grown,
      free: free + grown,
      maxSize: of.max - Math.min(storageUsed, region),
    });
  }

  /** Whether it is one of the tasks that share. */
  countsForExecution(task: TaskId, mode: MemoryMode): boolean {
    return this.#modes[mode].execution.counts(task);
  }

  executionHeldBy(task: TaskId, mode: MemoryMode): Bytes {
    return this.#modes[mode].execution.heldBy(task);
  }

  releaseExecution(task: TaskId, bytes: Bytes, mode: MemoryMode): void {
    this.#modes[mode].execution.release(task, bytes);
  }

  /** Everything a task holds; answers how much that was. */
  releaseAllExecution(task: TaskId): Bytes {
    return (
      this.#modes.ON_HEAP.execution.releaseAll(task) +
      this.#modes.OFF_HEAP.execution.releaseAll(task)
    );
  }

  /** Takes back from storage: what lies idle, or what it has beyond its region, whichever is more; idle memory first, then whole blocks. */
  #growExecution(of: Mode, short: Bytes, mode: MemoryMode): void {
    const idle = of.storagePool - of.storageUsed;
    const reclaimable = Math.max(idle, of.storagePool - of.region);
    if (short <= 0 || reclaimable <= 0) return;
    const wanted = Math.min(short, reclaimable);
    const fromIdle = Math.min(wanted, idle);
    const evicted = wanted > fromIdle ? this.evict(undefined, wanted - fromIdle, mode) : 0;
    this.#moveToStorage(of, -(fromIdle + evicted));
  }

  #moveToStorage(of: Mode, bytes: Bytes): void {
    of.storagePool += bytes;
    of.execution.size -= bytes;
  }
}

const modeOf = (max: Bytes, storageFraction: number): Mode => {
  const region = Math.floor(max * storageFraction);
  return {
    max,
    region,
    storagePool: region,
    storageUsed: 0,
    execution: new ExecutionMemoryPool(max - region),
  };
};
