/**
 * Broadcasts of a driver: values that it keeps cut into pieces, and the register of who has which piece. User values and the code of stages alike.
 * Same as Spark: ids in order, one for each stage attempt and each user value; the driver keeps value and pieces, executors get pieces and the value;
 * every piece's place is told to the driver. Keeping a value takes a megabyte for a moment, and pushes cached blocks out where that is not free. Left
 * out on purpose: the store of a driver that is no executor, compression. Rules C6.30–C6.32.
 * Spark 3.5.3: core/…/broadcast/TorrentBroadcast.scala, BroadcastManager.scala. Chapter 14.
 */
import { serialized } from "../foundation/closures.ts";
import { estimateSize } from "../foundation/size-estimator.ts";
import type { ExecutorId } from "../foundation/ids.ts";
import type { Bytes, Micros } from "../foundation/sizes.ts";
import type { BlockManagerId } from "../events/task-end-reason.ts";
import { StorageLevels, type StorageLevel } from "../rdd/storage-level.ts";
import type { PieceStatus } from "../storage/broadcast-blocks.ts";
import {
  pieceId,
  torrentRules,
  type PieceHolder,
  type TorrentPolicies,
} from "../storage/torrent.ts";
import type { DriverRuntime } from "./driver-runtime.ts";

/** A value that executors may fetch. */
export interface Torrent {
  readonly id: number;
  readonly bytes: Bytes;
  /** What the value takes in memory. */
  readonly valueSize: Bytes;
  readonly pieces: readonly Bytes[];
  /** The driver's own value, and the value as it was when it was serialized. The code of a stage has none here: it comes with the task. */
  readonly value: unknown;
  readonly serialized: unknown;
  /** When each piece is where, by executor. */
  readonly holders: Map<ExecutorId, readonly Micros[]>;
}

export class Broadcasts {
  readonly #driver: DriverRuntime;
  readonly rules: Required<TorrentPolicies>;
  readonly #torrents = new Map<number, Torrent>();
  readonly #codes = new Set<number>();
  #nextId = 0;

  constructor(driver: DriverRuntime, katas: TorrentPolicies) {
    this.#driver = driver;
    this.rules = torrentRules(katas);
  }

  /** The driver keeps the code of a stage, of so many bytes. Answers the broadcast's id. */
  create(bytes: Bytes): number {
    const id = this.#newId();
    this.#codes.add(id);
    return this.#keep(id, bytes, undefined, undefined);
  }

  /** A value of the program, as it is now: what the driver changes in it later, executors do not see. @throws NotSerializable */
  createOf(value: unknown): number {
    const id = this.#newId();
    const { copy, bytes } = serialized(value);
    return this.#keep(id, bytes, value, copy);
  }

  /** The code of stages that is still kept. */
  codes(): readonly number[] {
    return [...this.#codes];
  }

  #newId(): number {
    const id = this.#nextId;
    this.#nextId += 1;
    return id;
  }

  #keep(id: number, bytes: Bytes, value: unknown, copy: unknown): number {
    const blockSize = this.#driver.options.conf.size("spark.broadcast.blockSize");
    const pieces = this.rules.cutPieces(bytes, blockSize);
    const holders = new Map<ExecutorId, readonly Micros[]>();
    // The code of a stage is bytes already, and its pieces about half as large.
    const valueSize = this.#codes.has(id) ? 2 * bytes : estimateSize(value);
    this.#torrents.set(id, { id, bytes, valueSize, pieces, value, serialized: copy, holders });
    const own = this.#driver.local?.blocks.broadcasts;
    own?.putValue(id, valueSize, value);
    for (const [piece, size] of pieces.entries())
      if (own === undefined) this.#onDriver(pieceId(id, piece), size);
      else own.putPiece(id, piece, size);
    return id;
  }

  /** Undefined once it is destroyed. */
  torrent(id: number): Torrent | undefined {
    return this.#torrents.get(id);
  }

  /** Who has a piece at an instant: the driver, and executors that live. */
  holdersOf(torrent: Torrent, piece: number, at: Micros): PieceHolder[] {
    const { process } = this.#driver.options;
    const holders: PieceHolder[] = [{ executorId: "driver", host: process.host }];
    for (const [executorId, times] of torrent.holders) {
      const since = times[piece];
      const executor = this.#driver.executor(executorId);
      if (executor !== undefined && since !== undefined && since <= at)
        holders.push({ executorId, host: executor.host });
    }
    return holders;
  }

  /** A driver that is no executor keeps its pieces without a store of its own. */
  #onDriver(blockId: string, memSize: Bytes, level: StorageLevel = PIECE): void {
    this.reported(this.#driver.blocks.idOf("driver"), { blockId, level, memSize, diskSize: 0 });
  }

  /** What became of a piece on a block manager. */
  reported(at: BlockManagerId | undefined, status: PieceStatus): void {
    if (at === undefined) return;
    const { blockId, level, memSize, diskSize } = status;
    this.#driver.post({
      kind: "SparkListenerBlockUpdated",
      blockManagerId: at,
      blockId,
      storageLevel: level,
      memSize,
      diskSize,
    });
  }

  /** Takes the value from every executor that has it; from the driver, too, where it is destroyed. */
  remove(id: number, fromDriver: boolean): void {
    const torrent = this.#torrents.get(id);
    if (torrent === undefined) return;
    for (const executorId of torrent.holders.keys()) {
      const executor = this.#driver.executor(executorId);
      executor?.forgetBroadcast(id);
      executor?.blocks.broadcasts.remove(id);
    }
    torrent.holders.clear();
    if (!fromDriver) return;
    this.#torrents.delete(id);
    this.#codes.delete(id);
    const own = this.#driver.local;
    if (own !== undefined) {
      own.forgetBroadcast(id);
      own.blocks.broadcasts.remove(id);
    } else
      for (const [piece, size] of torrent.pieces.entries())
        this.#onDriver(pieceId(id, piece), size, StorageLevels.NONE);
  }
}

const PIECE = StorageLevels.MEMORY_ONLY_SER;
