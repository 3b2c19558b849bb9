/**
 * Blocks of broadcasts on one block manager: the value, of which the driver is not told, and its pieces, of which it is. Same as Spark: both may be in
 * memory and on disk, are dropped to disk for any other block, and only what is used again goes back: the value, in place of whatever was used longer
 * ago. Left out on purpose: compression, encryption. Rules C6.10, C6.30. Spark 3.5.3: core/…/broadcast/TorrentBroadcast.scala, storage/BlockManager.scala.
 */
import { copyValue } from "../foundation/closures.ts";
import type { Bytes } from "../foundation/sizes.ts";
import { StorageLevels, type StorageLevel } from "../rdd/storage-level.ts";
import { NO_RDD, type MemoryStore, type StoredBlock } from "./memory-store.ts";
import { pieceId } from "./torrent.ts";

/** What became of a piece. */
export interface PieceStatus {
  readonly blockId: string;
  readonly level: StorageLevel;
  readonly memSize: Bytes;
  readonly diskSize: Bytes;
}

export interface BroadcastBlocksOptions {
  readonly memory: MemoryStore;
  readonly say: (level: "INFO" | "WARN", logger: string, text: string) => void;
  /** Tells the driver. */
  readonly report: (status: PieceStatus) => void;
}

interface Block {
  readonly size: Bytes;
  readonly isPiece: boolean;
  /** Whether it lies on disk, too; a value as it was when it was written. */
  disk: { readonly value: unknown } | undefined;
}

const valueId = (id: number): string => `broadcast_${id}`;
const stored = { rddId: NO_RDD, mode: "ON_HEAP" } as const;

export class BroadcastBlocks {
  readonly #options: BroadcastBlocksOptions;
  readonly #known = new Map<string, Block>();

  constructor(options: BroadcastBlocksOptions) {
    this.#options = options;
  }

  /** Keeps the value, in memory or else on disk. */
  putValue(id: number, size: Bytes, value: unknown): void {
    const blockId = valueId(id);
    if (this.#known.has(blockId)) return;
    const block: Block = { size, isPiece: false, disk: undefined };
    this.#known.set(blockId, block);
    if (!this.#toMemory(blockId, size, value)) this.#toDiskInstead(blockId, block, value);
  }

  /** Keeps a piece, and tells the driver where. */
  putPiece(id: number, piece: number, size: Bytes): void {
    const blockId = pieceId(id, piece);
    if (this.#known.has(blockId)) return;
    const block: Block = { size, isPiece: true, disk: undefined };
    this.#known.set(blockId, block);
    const inMemory = this.#options.memory.putBytes({ ...stored, id: blockId }, size, () => EMPTY);
    if (!inMemory) this.#toDiskInstead(blockId, block, undefined);
    this.#report(blockId, block, inMemory ? size : 0);
  }

  /** The value as it lies here; one that was only on disk goes back into memory where there is room. */
  value(id: number): { readonly value: unknown; readonly fromDisk: boolean } | undefined {
    const blockId = valueId(id);
    const block = this.#known.get(blockId);
    const held = this.#options.memory.get(blockId);
    if (held !== undefined) return { value: (held.data as readonly unknown[])[0], fromDisk: false };
    if (block?.disk === undefined) return undefined;
    const value = copyValue(block.disk.value);
    this.#toMemory(blockId, block.size, value);
    return { value, fromDisk: true };
  }

  /** Whether the value lies on disk. */
  isOnDisk(id: number): boolean {
    return this.#known.get(valueId(id))?.disk !== undefined;
  }

  /** Takes the value and its pieces away; of pieces the driver is told. */
  remove(id: number): void {
    for (const [blockId, block] of this.#known) {
      if (blockId !== valueId(id) && !blockId.startsWith(`${valueId(id)}_`)) continue;
      const memSize = this.#options.memory.sizeOf(blockId);
      this.#options.memory.remove(blockId);
      this.#known.delete(blockId);
      const diskSize = block.disk === undefined ? 0 : block.size;
      if (block.isPiece)
        this.#options.report({ blockId, level: StorageLevels.NONE, memSize, diskSize });
    }
  }

  /** Pushes a block out of memory to disk; false where it is no broadcast's. */
  drop({ id, data }: StoredBlock): boolean {
    const block = this.#known.get(id);
    if (block === undefined) return false;
    const { say, memory } = this.#options;
    say("INFO", "BlockManager", `Dropping block ${id} from memory`);
    if (block.disk === undefined) {
      say("INFO", "BlockManager", `Writing block ${id} to disk`);
      const value = block.isPiece ? undefined : (data as readonly unknown[])[0];
      block.disk = { value: copyValue(value) };
    }
    memory.remove(id);
    this.#report(id, block, block.size);
    return true;
  }

  #toMemory(id: string, size: Bytes, value: unknown): boolean {
    const one = { count: 1, sizeAfter: (n: number) => n * size, preciseSize: () => size };
    return this.#options.memory.putIterator({ ...stored, id }, one, () => [value]) !== undefined;
  }

  #toDiskInstead(id: string, block: Block, value: unknown): void {
    this.#options.say("WARN", "BlockManager", `Persisting block ${id} to disk instead.`);
    block.disk = { value: copyValue(value) };
  }

  /** `memSize`: what it takes in memory, or took until now. */
  #report(blockId: string, { isPiece, size, disk }: Block, memSize: Bytes): void {
    if (!isPiece) return;
    const useMemory = this.#options.memory.has(blockId);
    const level = useMemory ? StorageLevels.MEMORY_ONLY_SER : StorageLevels.DISK_ONLY;
    this.#options.report({ blockId, level, memSize, diskSize: disk === undefined ? 0 : size });
  }
}

const EMPTY = new Uint8Array(0);
