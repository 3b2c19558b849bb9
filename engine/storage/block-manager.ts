/**
 * BlockManager: the blocks of one executor (or of the driver), in memory and on disk; and the driver's register of who has which.
 * Same as Spark: block ids, what a level allows, a block dropped from memory goes to disk where its level says so. Rules C6.9–C6.24.
 * Left out so far: proactive replication, decommissioning. Spark 3.5.3: core/…/storage/BlockManager.scala, BlockManagerMaster.scala.
 */
import { type ClassTable, RecordReader, RecordWriter } from "../foundation/codec.ts";
import type { ExecutorId, RddId } from "../foundation/ids.ts";
import { arraySize } from "../foundation/size-estimator.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { BlockManagerId } from "../events/task-end-reason.ts";
import type { StorageLevel } from "../rdd/storage-level.ts";
import {
  MemoryStore,
  evictLeastRecentlyUsed,
  type EvictionPolicy,
  type StoredBlock,
} from "./memory-store.ts";

/** What a Java object stream begins with: even an empty partition has these bytes. */
const STREAM_HEADER = Uint8Array.of(0xac, 0xed, 0, 5);

export const rddBlockId = (rdd: RddId, partition: number): string => `rdd_${rdd}_${partition}`;

/** What became of a block: reported to the driver. */
export interface BlockStatus {
  readonly blockId: string;
  readonly rddId: RddId;
  readonly partition: number;
  readonly level: StorageLevel;
  readonly memSize: Bytes;
  readonly diskSize: Bytes;
}

export class BlockManager {
  readonly id: BlockManagerId;
  readonly memory: MemoryStore;
  readonly #disk = new Map<string, StoredBlock>();
  readonly #classes: ClassTable;
  readonly #evict: EvictionPolicy;

  constructor(
    id: BlockManagerId,
    maxMemory: Bytes,
    classes: ClassTable,
    evict: EvictionPolicy = evictLeastRecentlyUsed,
  ) {
    this.id = id;
    this.memory = new MemoryStore(maxMemory);
    this.#classes = classes;
    this.#evict = evict;
  }

  /** The records of a block held here. */
  get(
    blockId: string,
  ):
    | { readonly records: readonly unknown[]; readonly size: Bytes; readonly fromDisk: boolean }
    | undefined {
    const inMemory = this.memory.get(blockId);
    const block = inMemory ?? this.#disk.get(blockId);
    if (block === undefined) return undefined;
    return {
      records: this.#records(block.data),
      size: block.size,
      fromDisk: inMemory === undefined,
    };
  }

  has(blockId: string): boolean {
    return this.memory.has(blockId) || this.#disk.has(blockId);
  }

  /** Stores a computed partition as its level allows; answers every status that changed, the block's own last. */
  put(
    rddId: RddId,
    partition: number,
    level: StorageLevel,
    records: readonly unknown[],
  ): BlockStatus[] {
    const id = rddBlockId(rddId, partition);
    if (this.has(id)) return [];
    const data = level.deserialized ? records : this.#bytes(records);
    const size = level.deserialized ? arraySize(records) : data.length;
    const block: StoredBlock = { id, rddId, partition, level, size, data };
    const dropped = level.useMemory ? this.memory.put(block, this.#evict) : undefined;
    if (dropped !== undefined)
      return [...dropped.map((old) => this.#dropped(old)), statusOf(block, size, 0)];
    if (!level.useDisk) return [];
    return [this.#toDisk(block)];
  }

  #toDisk(block: StoredBlock): BlockStatus {
    const data = block.data instanceof Uint8Array ? block.data : this.#bytes(block.data);
    this.#disk.set(block.id, { ...block, data, size: data.length });
    return statusOf(block, 0, data.length);
  }

  /** A block pushed out of memory: to disk where its level has disk, else gone. */
  #dropped(block: StoredBlock): BlockStatus {
    if (block.level.useDisk && !this.#disk.has(block.id)) return this.#toDisk(block);
    return { ...statusOf(block, block.size, 0), level: noStorage };
  }

  /** Drops all blocks of an RDD; answers their last statuses. */
  removeRdd(rddId: RddId): BlockStatus[] {
    const statuses: BlockStatus[] = [];
    for (const block of [...this.memory.blocks(), ...this.#disk.values()]) {
      if (block.rddId !== rddId) continue;
      const inMemory = this.memory.remove(block.id) !== undefined;
      const onDisk = this.#disk.delete(block.id);
      if (inMemory || onDisk)
        statuses.push({
          ...statusOf(block, inMemory ? block.size : 0, onDisk ? block.size : 0),
          level: noStorage,
        });
    }
    return statuses;
  }

  #bytes(records: readonly unknown[]): Uint8Array {
    const writer = new RecordWriter(this.#classes);
    for (const record of records) writer.write(record);
    const bytes = new Uint8Array(STREAM_HEADER.length + writer.length);
    bytes.set(STREAM_HEADER);
    bytes.set(writer.bytes(), STREAM_HEADER.length);
    return bytes;
  }

  #records(data: readonly unknown[] | Uint8Array): readonly unknown[] {
    if (!(data instanceof Uint8Array)) return data;
    const reader = new RecordReader(data.subarray(STREAM_HEADER.length), this.#classes);
    const records: unknown[] = [];
    while (!reader.done) records.push(reader.read());
    return records;
  }
}

/** The level of what is stored nowhere any more: StorageLevel.NONE. */
export const noStorage: StorageLevel = {
  useDisk: false,
  useMemory: false,
  useOffHeap: false,
  deserialized: false,
  replication: 1,
};

function statusOf(block: StoredBlock, memSize: Bytes, diskSize: Bytes): BlockStatus {
  const { id, rddId, partition, level } = block;
  return {
    blockId: id,
    rddId,
    partition,
    memSize,
    diskSize,
    level: {
      ...level,
      useMemory: memSize > 0,
      useDisk: diskSize > 0,
      deserialized: level.deserialized && memSize > 0,
    },
  };
}

/** The driver's register: which block manager holds which blocks. */
export class BlockManagerMaster {
  readonly #managers = new Map<ExecutorId, BlockManagerId>();
  readonly #blocks = new Map<RddId, Map<number, Map<ExecutorId, BlockStatus>>>();

  register(id: BlockManagerId): void {
    this.#managers.set(id.executorId, id);
  }

  idOf(executor: ExecutorId): BlockManagerId | undefined {
    return this.#managers.get(executor);
  }

  update(executor: ExecutorId, status: BlockStatus): void {
    if (!this.#managers.has(executor)) return;
    let partitions = this.#blocks.get(status.rddId);
    if (partitions === undefined) this.#blocks.set(status.rddId, (partitions = new Map()));
    let holders = partitions.get(status.partition);
    if (holders === undefined) partitions.set(status.partition, (holders = new Map()));
    if (status.level.useMemory || status.level.useDisk) holders.set(executor, status);
    else holders.delete(executor);
  }

  /** Executors that hold a partition of an RDD, in order of report. */
  locations(rdd: RddId, partition: number): readonly BlockManagerId[] {
    const holders = this.#blocks.get(rdd)?.get(partition);
    if (holders === undefined) return [];
    return [...holders.keys()].flatMap((executor) => this.#managers.get(executor) ?? []);
  }

  /** Forgets an executor and all its blocks. Answers its id if it was known. */
  remove(executor: ExecutorId): BlockManagerId | undefined {
    const id = this.#managers.get(executor);
    this.#managers.delete(executor);
    for (const partitions of this.#blocks.values())
      for (const holders of partitions.values()) holders.delete(executor);
    return id;
  }

  removeRdd(rdd: RddId): void {
    this.#blocks.delete(rdd);
  }

  cached(rdd: RddId): { readonly count: number; readonly memory: Bytes; readonly disk: Bytes } {
    let count = 0;
    let memory = 0;
    let disk = 0;
    for (const holders of this.#blocks.get(rdd)?.values() ?? []) {
      if (holders.size > 0) count += 1;
      for (const status of holders.values()) {
        memory += status.memSize;
        disk += status.diskSize;
      }
    }
    return { count, memory, disk };
  }
}
