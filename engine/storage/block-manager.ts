/**
 * BlockManager: the blocks of one executor (or of the driver), in memory and on disk. Same as Spark: what a level allows, in what order; a
 * block dropped from memory goes to disk where its level says so; one read from disk is put back into memory where there is room, which the
 * driver is not told; copies on other executors. Rules C6.9–C6.24, C6.25 as corrected. Left out: decommissioning, disk blocks as files.
 * Spark 3.5.3: core/…/storage/BlockManager.scala.
 */
import { toBytes, toRecords } from "../foundation/codec.ts";
import type { RddId } from "../foundation/ids.ts";
import type { RecordShape } from "../foundation/record-shape.ts";
import { serializedSize } from "../foundation/serialized-size.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { BlockManagerId } from "../events/task-end-reason.ts";
import { isStored, StorageLevels, type StorageLevel } from "../rdd/storage-level.ts";
import type { MemoryMode, UnifiedMemoryManager } from "./memory-manager.ts";
import type { BlockManagerOptions } from "./block-manager-options.ts";
import { BroadcastBlocks } from "./broadcast-blocks.ts";
import { MemoryStore, type StoredBlock } from "./memory-store.ts";
import { UnrollingBytes, UnrollingValues } from "./unrolling.ts";

export const rddBlockId = (rdd: RddId, partition: number): string => `rdd_${rdd}_${partition}`;

/** What became of a block: reported to the driver. A block that is gone has no level, and the sizes it had. */
export interface BlockStatus {
  readonly blockId: string;
  readonly rddId: RddId;
  readonly partition: number;
  readonly level: StorageLevel;
  readonly memSize: Bytes;
  readonly diskSize: Bytes;
}

/** A partition to be stored. */
export interface RddBlock {
  readonly rddId: RddId;
  readonly partition: number;
  readonly level: StorageLevel;
  readonly shape: RecordShape;
}

interface Known extends RddBlock {
  /** What Spark remembers of its size: that of the first place it was stored in. */
  size: Bytes;
}

interface OnDisk {
  readonly bytes: Uint8Array;
  readonly size: Bytes;
}

export interface BlockResult {
  readonly records: readonly unknown[];
  readonly size: Bytes;
  readonly fromDisk: boolean;
}

const modeOf = (level: StorageLevel): MemoryMode => (level.useOffHeap ? "OFF_HEAP" : "ON_HEAP");

export class BlockManager {
  readonly id: BlockManagerId;
  readonly memory: MemoryStore;
  readonly memoryManager: UnifiedMemoryManager;
  readonly broadcasts: BroadcastBlocks;
  readonly #options: BlockManagerOptions;
  readonly #known = new Map<string, Known>();
  readonly #disk = new Map<string, OnDisk>();
  readonly #toBytes = (records: readonly unknown[]): Uint8Array =>
    toBytes(records, this.#options.classes);

  constructor(options: BlockManagerOptions) {
    this.#options = options;
    this.id = options.id;
    this.memoryManager = options.memory;
    this.memory = new MemoryStore({
      ...options,
      say: (level, text) => options.say(level, "MemoryStore", text),
      drop: (block) => this.#drop(block),
    });
    this.broadcasts = new BroadcastBlocks({
      memory: this.memory,
      say: options.say,
      report: options.reportPiece,
    });
    options.memory.say = (text) => options.say("INFO", "UnifiedMemoryManager", text);
  }

  has(blockId: string): boolean {
    return this.#known.has(blockId);
  }

  /** The records of a block held here; one that was on disk only goes back into memory if its level has memory and there is room. */
  get(blockId: string): BlockResult | undefined {
    const known = this.#known.get(blockId);
    if (known === undefined) return undefined;
    const inMemory = this.memory.get(blockId);
    if (inMemory !== undefined)
      return { records: this.#records(inMemory.data), size: known.size, fromDisk: false };
    const onDisk = this.#disk.get(blockId);
    if (onDisk === undefined) return undefined;
    const records = this.#records(onDisk.bytes);
    this.#cacheFromDisk(blockId, known, onDisk, records);
    return { records, size: known.size, fromDisk: true };
  }

  /** The records as another executor gets them: serialized here, a copy there. */
  getRemote(blockId: string): BlockResult | undefined {
    const known = this.#known.get(blockId);
    const found = known === undefined ? undefined : this.get(blockId);
    if (known === undefined || found === undefined) return undefined;
    const held = this.#disk.get(blockId)?.size;
    return {
      records: this.#records(this.#toBytes(found.records)),
      size: held ?? serializedSize(found.records, known.shape),
      fromDisk: found.fromDisk,
    };
  }

  /** A block on this disk as the external shuffle service hands it out, whether the executor lives or not. */
  served(blockId: string): BlockResult | undefined {
    const onDisk = this.#disk.get(blockId);
    return onDisk && { records: this.#records(onDisk.bytes), size: onDisk.size, fromDisk: true };
  }

  #cacheFromDisk(id: string, known: Known, onDisk: OnDisk, records: readonly unknown[]): void {
    const { level, rddId, shape } = known;
    if (!level.useMemory) return;
    const block = { id, rddId, mode: modeOf(level) };
    if (level.deserialized)
      this.memory.putIterator(block, new UnrollingValues(records, shape), () => records);
    else this.memory.putBytes(block, onDisk.size, () => onDisk.bytes);
  }

  /**
   * Stores a computed partition as its level allows, and its copies on peers; false when it could not be stored. Reads it back at the end, as the
   * task does that goes on with it. `consumed` is called when what it is computed from is read to its end.
   */
  put(
    block: RddBlock,
    records: readonly unknown[],
    consumed: () => void = () => undefined,
  ): boolean {
    const id = rddBlockId(block.rddId, block.partition);
    if (this.has(id)) return true;
    if (!this.#store(id, block, records, consumed)) return false;
    this.#replicate(id, records, block.level.replication - 1, []);
    this.get(id);
    return true;
  }

  #store(id: string, block: RddBlock, records: readonly unknown[], consumed: () => void): boolean {
    const { level, shape } = block;
    const stored = level.useMemory ? this.#toMemory(id, block, records, consumed) : undefined;
    if (stored === undefined && level.useDisk) {
      if (level.useMemory) this.#warn(`Persisting block ${id} to disk instead.`);
      this.#disk.set(id, { bytes: this.#toBytes(records), size: serializedSize(records, shape) });
    }
    consumed();
    const size = stored ?? this.#disk.get(id)?.size;
    if (size === undefined) {
      this.#warn(`Block ${id} could not be removed as it was not found on disk or in memory`);
      this.#warn(`Putting block ${id} failed`);
      return false;
    }
    this.#known.set(id, { ...block, size });
    this.#report(id);
    return true;
  }

  #toMemory(
    id: string,
    { level, rddId, shape }: RddBlock,
    records: readonly unknown[],
    consumed: () => void,
  ): Bytes | undefined {
    const block = { id, rddId, mode: modeOf(level) };
    return level.deserialized
      ? this.memory.putIterator(block, new UnrollingValues(records, shape), () => records, consumed)
      : this.memory.putIterator(
          block,
          new UnrollingBytes(records, shape),
          () => this.#toBytes(records),
          consumed,
        );
  }

  /** Copies a block to so many peers that do not have it, one after another; a copy counts as one of replication 1. */
  #replicate(
    id: string,
    records: readonly unknown[],
    copies: number,
    holders: readonly BlockManagerId[],
  ): void {
    const known = this.#known.get(id);
    if (copies <= 0 || known === undefined) return;
    const peers = this.#options
      .peers(id)
      .filter((peer) => !holders.some((holder) => holder.executorId === peer.id.executorId));
    if (peers.length < copies)
      this.#options.say(
        "WARN",
        "RandomBlockReplicationPolicy",
        `Expecting ${copies} replicas with only ${peers.length} peer/s.`,
      );
    const { level } = known;
    const copied = peers
      .slice(0, copies)
      .filter((peer) =>
        peer.#receive(
          id,
          { ...known, level: { ...level, replication: 1 } },
          this.#toBytes(records),
        ),
      );
    if (copied.length < copies)
      this.#warn(
        `Block ${id} replicated to only ${copied.length} peer(s) instead of ${copies} peers`,
      );
  }

  #receive(id: string, block: RddBlock, bytes: Uint8Array): boolean {
    return this.has(id) || this.#store(id, block, this.#records(bytes), () => undefined);
  }

  /** Makes again a replica that was lost with its executor. */
  replicateAgain(id: string, holders: readonly BlockManagerId[]): void {
    const found = this.get(id);
    if (found !== undefined) this.#replicate(id, found.records, 1, holders);
  }

  /** A block pushed out of memory: to disk where its level has disk, else gone. */
  #drop(block: StoredBlock): void {
    if (this.broadcasts.drop(block)) return;
    const { id, size } = block;
    const known = this.#known.get(id);
    if (known !== undefined) {
      this.#options.say("INFO", "BlockManager", `Dropping block ${id} from memory`);
      if (known.level.useDisk && !this.#disk.has(id)) {
        this.#options.say("INFO", "BlockManager", `Writing block ${id} to disk`);
        this.#dropToDisk(block, known);
      }
    }
    this.memory.remove(id);
    if (known === undefined) return;
    this.#report(id, size);
    if (!this.#disk.has(id)) this.#known.delete(id);
  }

  #dropToDisk({ id, data, size }: StoredBlock, { shape }: Known): void {
    if (data instanceof Uint8Array) this.#disk.set(id, { bytes: data, size });
    else this.#disk.set(id, { bytes: this.#toBytes(data), size: serializedSize(data, shape) });
  }

  /** Drops all blocks of an RDD. Nothing is reported: the driver asked for it. */
  removeRdd(rddId: RddId): void {
    for (const [id, known] of this.#known) {
      if (known.rddId !== rddId) continue;
      this.memory.remove(id);
      this.#disk.delete(id);
      this.#known.delete(id);
    }
  }

  /** Where a block is now; `dropped`: what it took in memory until now. */
  #report(blockId: string, dropped: Bytes = 0): void {
    const known = this.#known.get(blockId);
    if (known === undefined) return;
    const { rddId, partition, level } = known;
    const useMemory = level.useMemory && this.memory.has(blockId);
    const onDisk = this.#disk.get(blockId);
    const useDisk = onDisk !== undefined;
    const { useOffHeap, replication } = level;
    const deserialized = useMemory && level.deserialized;
    const held = { useDisk, useMemory, useOffHeap, deserialized, replication };
    this.#options.report({
      blockId,
      rddId,
      partition,
      level: isStored(held) ? held : StorageLevels.NONE,
      memSize: Math.max(this.memory.sizeOf(blockId), dropped),
      diskSize: onDisk?.size ?? 0,
    });
  }

  #warn(text: string): void {
    this.#options.say("WARN", "BlockManager", text);
  }

  #records(data: StoredBlock["data"]): readonly unknown[] {
    return data instanceof Uint8Array ? toRecords(data, this.#options.classes) : data;
  }
}
