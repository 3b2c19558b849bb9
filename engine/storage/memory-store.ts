/**
 * MemoryStore: the blocks an executor keeps in memory, least recently used first. To make room it drops older blocks, but never of the
 * RDD that is being stored, never one that is being read, and nothing at all if that would not be enough. Rules C6.17, C6.19.
 * Left out so far: unified memory with execution, unrolling step by step. Spark 3.5.3: core/…/storage/memory/MemoryStore.scala.
 */
import { asked, chosenFrom, frozen } from "../foundation/kata-fault.ts";
import type { RddId } from "../foundation/ids.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { StorageLevel } from "../rdd/storage-level.ts";

export interface StoredBlock {
  readonly id: string;
  readonly rddId: RddId;
  readonly partition: number;
  readonly level: StorageLevel;
  readonly size: Bytes;
  /** Values, or the bytes of them. */
  readonly data: readonly unknown[] | Uint8Array;
}

/** Which blocks to drop for `needed` more bytes, oldest first; a kata's part of the store. */
export type EvictionPolicy = (
  blocks: readonly BlockView[],
  needed: Bytes,
  storing: RddId,
) => readonly string[];
export interface BlockView {
  readonly id: string;
  readonly rddId: RddId;
  readonly size: Bytes;
  readonly locked: boolean;
}

/** Oldest first, others' only, unlocked only, all or nothing. */
export const evictLeastRecentlyUsed: EvictionPolicy = (blocks, needed, storing) => {
  const chosen: string[] = [];
  let freed = 0;
  for (const block of blocks) {
    if (freed >= needed) break;
    if (block.rddId === storing || block.locked) continue;
    chosen.push(block.id);
    freed += block.size;
  }
  return freed >= needed ? chosen : [];
};

/** The ids to drop, which a kata may have answered. */
function chosenBlocks(
  evict: EvictionPolicy,
  views: readonly BlockView[],
  needed: Bytes,
  storing: RddId,
): readonly string[] {
  if (evict === evictLeastRecentlyUsed) return evict(views, needed, storing);
  const ids = views.map(({ id }) => id);
  const answer: unknown = asked("evict", () => evict(frozen(views), needed, storing));
  return chosenFrom("evict", answer, ids, { en: "block", ko: "블록" });
}

export class MemoryStore {
  readonly maxMemory: Bytes;
  /** In order of use: Map keeps the order of insertion, and a block used is inserted anew. */
  readonly #blocks = new Map<string, StoredBlock>();
  readonly #locks = new Map<string, number>();
  #used: Bytes = 0;

  constructor(maxMemory: Bytes) {
    this.maxMemory = maxMemory;
  }

  get used(): Bytes {
    return this.#used;
  }

  get free(): Bytes {
    return this.maxMemory - this.#used;
  }

  /** The block, which becomes the most recently used. */
  get(id: string): StoredBlock | undefined {
    const block = this.#blocks.get(id);
    if (block !== undefined) {
      this.#blocks.delete(id);
      this.#blocks.set(id, block);
    }
    return block;
  }

  has(id: string): boolean {
    return this.#blocks.has(id);
  }

  lock(id: string): void {
    this.#locks.set(id, (this.#locks.get(id) ?? 0) + 1);
  }

  unlock(id: string): void {
    const held = (this.#locks.get(id) ?? 0) - 1;
    if (held > 0) this.#locks.set(id, held);
    else this.#locks.delete(id);
  }

  /** Stores a block, answering those dropped for it; undefined when it does not fit. */
  put(block: StoredBlock, evict: EvictionPolicy): readonly StoredBlock[] | undefined {
    if (block.size > this.maxMemory) return undefined;
    const needed = block.size - this.free;
    const dropped = needed > 0 ? this.#evict(needed, block.rddId, evict) : [];
    if (dropped === undefined) return undefined;
    this.#blocks.set(block.id, block);
    this.#used += block.size;
    return dropped;
  }

  #evict(needed: Bytes, storing: RddId, evict: EvictionPolicy): readonly StoredBlock[] | undefined {
    const views = [...this.#blocks.values()].map((block) => ({
      id: block.id,
      rddId: block.rddId,
      size: block.size,
      locked: this.#locks.has(block.id),
    }));
    const dropped = chosenBlocks(evict, views, needed, storing).flatMap(
      (id) => this.remove(id) ?? [],
    );
    return dropped.reduce((sum, block) => sum + block.size, 0) >= needed ? dropped : undefined;
  }

  remove(id: string): StoredBlock | undefined {
    const block = this.#blocks.get(id);
    if (block === undefined) return undefined;
    this.#blocks.delete(id);
    this.#used -= block.size;
    return block;
  }

  blocks(): IterableIterator<StoredBlock> {
    return this.#blocks.values();
  }
}
