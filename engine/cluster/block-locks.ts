/** The blocks that one attempt reads, which nobody can drop meanwhile. Rule C6.11. Spark 3.5.3: core/…/storage/BlockInfoManager.scala. */
import type { MemoryStore } from "../storage/memory-store.ts";

/** A block that an attempt holds; the same block twice is two locks. */
interface Lock {
  readonly blockId: string;
}

export class BlockLocks {
  readonly #store: MemoryStore;
  /** In the order in which they were taken. */
  all: readonly Lock[] = [];

  constructor(store: MemoryStore) {
    this.#store = store;
  }

  take(blockId: string): void {
    this.#store.lock(blockId);
    this.all = [...this.all, { blockId }];
  }

  /** What was read is read to the end, or the attempt is over. */
  release(locks: readonly Lock[] = this.all): void {
    const held = locks.filter((lock) => this.all.includes(lock));
    for (const { blockId } of held) this.#store.unlock(blockId);
    this.all = this.all.filter((lock) => !held.includes(lock));
  }
}
