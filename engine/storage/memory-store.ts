/**
 * MemoryStore: the blocks an executor keeps in memory, least recently used first. A block is unrolled with memory reserved step by step, and
 * is stored only if all of it fits. To make room older blocks are dropped, but never of the RDD that is being stored, never one that is being
 * read, and nothing at all if that would not be enough. Rules C6.17–C6.21. Different: a block is unrolled in one instant of virtual time, so
 * that two tasks never hold half of a block each. Spark 3.5.3: core/…/storage/memory/MemoryStore.scala.
 */
import { assert } from "../foundation/assert.ts";
import type { RddId } from "../foundation/ids.ts";
import { asked, chosenFrom, frozen } from "../foundation/kata-fault.ts";
import { bytesToString, type Bytes } from "../foundation/sizes.ts";
import type { MemoryMode, UnifiedMemoryManager } from "./memory-manager.ts";
import type { Unrolling } from "./unrolling.ts";

export interface StoredBlock {
  readonly id: string;
  /** The RDD it is a partition of; `NO_RDD` for a piece of a broadcast. */
  readonly rddId: RddId;
  readonly mode: MemoryMode;
  readonly size: Bytes;
  /** Values, or the bytes of them. */
  readonly data: readonly unknown[] | Uint8Array;
}

/** Stands for the RDD of a block that is no RDD's. */
export const NO_RDD: RddId = -2;
/** Stands for the RDD being stored when none is: a broadcast is stored, or execution wants memory. Every RDD's blocks may go then. */
const STORING_NO_RDD: RddId = -1;

/** Which blocks to drop for `needed` more bytes, least recently used first; a kata's part of the store. `storing` is the RDD of the block that needs room, -1 for none. */
export type EvictionPolicy = (
  blocks: readonly BlockView[],
  needed: Bytes,
  storing: RddId,
) => readonly string[];
export interface BlockView {
  readonly id: string;
  readonly rddId: RddId;
  readonly size: Bytes;
  /** A task reads it now. */
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

/** The block that is being stored. */
type BlockName = Pick<StoredBlock, "id" | "rddId" | "mode">;

export interface MemoryStoreOptions {
  readonly memory: UnifiedMemoryManager;
  /** A kata's choice, if there is one. */
  readonly evict?: EvictionPolicy | undefined;
  readonly unrollThreshold: Bytes;
  readonly unrollCheckPeriod: number;
  readonly unrollGrowthFactor: number;
  readonly say: (level: "INFO" | "WARN", text: string) => void;
  /** Puts a block elsewhere, if its level allows, and takes it out of here. */
  readonly drop: (block: StoredBlock) => void;
}

export class MemoryStore {
  readonly #options: MemoryStoreOptions;
  /** In order of use: Map keeps the order of insertion, and a block used is inserted anew. */
  readonly #blocks = new Map<string, StoredBlock>();
  readonly #readers = new Map<string, number>();
  #storing: RddId = STORING_NO_RDD;

  constructor(options: MemoryStoreOptions) {
    this.#options = options;
    options.memory.evict = (forBlock, space, mode) => this.#evict(forBlock, space, mode);
  }

  get maxMemory(): Bytes {
    return this.#options.memory.maxStorage;
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

  sizeOf(id: string): Bytes {
    return this.#blocks.get(id)?.size ?? 0;
  }

  /** A task begins to read a block: it cannot be dropped until `unlock`. */
  lock(id: string): void {
    this.#readers.set(id, (this.#readers.get(id) ?? 0) + 1);
  }

  unlock(id: string): void {
    const left = (this.#readers.get(id) ?? 0) - 1;
    if (left > 0) this.#readers.set(id, left);
    else this.#readers.delete(id);
  }

  /**
   * Unrolls a block and keeps it if there is room for all of it; answers its size, or undefined. `consumed` is called when its last record was
   * taken from what it is computed from.
   */
  putIterator(
    block: BlockName,
    unrolling: Unrolling,
    data: () => StoredBlock["data"],
    consumed: () => void = () => undefined,
  ): Bytes | undefined {
    this.#storing = block.rddId === NO_RDD ? STORING_NO_RDD : block.rddId;
    const { memory } = this.#options;
    const reserved = this.#unroll(block, unrolling, consumed);
    if (reserved === undefined) return undefined;
    const size = unrolling.preciseSize();
    memory.releaseStorage(reserved, block.mode);
    const stored = memory.acquireStorage(block.id, size, block.mode);
    assert(stored, "what a block was unrolled in is enough to store it");
    this.#blocks.set(block.id, { ...block, size, data: data() });
    this.#saysStored(block, "values", size);
    return size;
  }

  /** Keeps bytes whose size is known; false: there is no room. */
  putBytes(block: BlockName, size: Bytes, data: () => Uint8Array): boolean {
    this.#storing = block.rddId === NO_RDD ? STORING_NO_RDD : block.rddId;
    if (!this.#options.memory.acquireStorage(block.id, size, block.mode)) return false;
    this.#blocks.set(block.id, { ...block, size, data: data() });
    this.#saysStored(block, "bytes", size);
    return true;
  }

  /** Reserves as it goes; answers what it reserved, at least the block's size, or undefined with nothing reserved. */
  #unroll(block: BlockName, unrolling: Unrolling, consumed: () => void): Bytes | undefined {
    const { memory, unrollThreshold, unrollCheckPeriod, unrollGrowthFactor } = this.#options;
    const failed = (held: Bytes, computed: Bytes): undefined => {
      memory.releaseStorage(held, block.mode);
      this.#options.say(
        "WARN",
        `Not enough space to cache ${block.id} in memory! (computed ${bytesToString(computed)} so far)`,
      );
    };
    if (!memory.acquireStorage(block.id, unrollThreshold, block.mode)) {
      const threshold = bytesToString(unrollThreshold);
      this.#options.say(
        "WARN",
        `Failed to reserve initial memory threshold of ${threshold} for computing block ${block.id} in memory.`,
      );
      return failed(0, unrolling.sizeAfter(0));
    }
    let reserved = unrollThreshold;
    for (let at = 0; at < unrolling.count; at += unrollCheckPeriod) {
      const size = unrolling.sizeAfter(at + 1);
      if (size < reserved) continue;
      const more = Math.floor(size * unrollGrowthFactor - reserved);
      if (!memory.acquireStorage(block.id, more, block.mode)) return failed(reserved, size);
      reserved += more;
    }
    consumed();
    const missing = unrolling.preciseSize() - reserved;
    if (missing <= 0) return reserved;
    if (!memory.acquireStorage(block.id, missing, block.mode))
      return failed(reserved, unrolling.preciseSize());
    return reserved + missing;
  }

  /** Not of broadcasts: every stage has one. */
  #saysStored({ id, rddId }: BlockName, as: "values" | "bytes", size: Bytes): void {
    const { memory, say } = this.#options;
    if (rddId === NO_RDD) return;
    const free = bytesToString(memory.maxStorage - memory.storageUsed);
    say(
      "INFO",
      `Block ${id} stored as ${as} in memory (estimated size ${bytesToString(size)}, free ${free})`,
    );
  }

  #evict(forBlock: string | undefined, space: Bytes, mode: MemoryMode): Bytes {
    const { say, drop } = this.#options;
    const storing = forBlock === undefined ? STORING_NO_RDD : this.#storing;
    const chosen = this.#chosen(space, storing, mode);
    const freed = chosen.reduce((sum, block) => sum + block.size, 0);
    if (freed < space) {
      if (forBlock !== undefined) say("INFO", `Will not store ${forBlock}`);
      return 0;
    }
    say("INFO", `${chosen.length} blocks selected for dropping (${bytesToString(freed)} bytes)`);
    for (const block of chosen) drop(block);
    return freed;
  }

  #chosen(space: Bytes, storing: RddId, mode: MemoryMode): readonly StoredBlock[] {
    const views = [...this.#blocks.values()]
      .filter((block) => block.mode === mode)
      .map(({ id, rddId, size }) => ({ id, rddId, size, locked: this.#readers.has(id) }));
    const kata = this.#options.evict;
    const ids =
      kata === undefined
        ? evictLeastRecentlyUsed(views, space, storing)
        : chosenFrom(
            "evict",
            asked("evict", () => kata(frozen(views), space, storing)),
            views.map((view) => view.id),
            { en: "block", ko: "블록" },
          );
    return ids.flatMap((id) => this.#blocks.get(id) ?? []);
  }

  /** Takes a block out; its memory is free. */
  remove(id: string): StoredBlock | undefined {
    const block = this.#blocks.get(id);
    if (block === undefined) return undefined;
    this.#blocks.delete(id);
    this.#options.memory.releaseStorage(block.size, block.mode);
    return block;
  }

  blocks(): IterableIterator<StoredBlock> {
    return this.#blocks.values();
  }
}
