/**
 * What the doctor takes from events and the status store does not keep: how often blocks of cached RDDs were stored and dropped, and how large broadcast
 * variables are. In Spark: SparkListenerBlockUpdated, which stands in a log only with spark.eventLog.logBlockUpdates.enabled. Bytes. One look at each
 * event while the log is read. Left out on purpose: the sizes of broadcasts in logs without these events; there is no trace of them.
 */
import type { ReadEvent } from "../history/events.ts";
import { isValid } from "../history/live-storage.ts";

export interface RddBlocks {
  /** Partitions that lay somewhere at the same time, at the most. */
  readonly mostKept: number;
  /** Blocks that were dropped again. */
  readonly dropped: number;
  /** Blocks that were stored, and their bytes. */
  readonly stored: number;
  readonly bytes: number;
}

interface LiveBlocks {
  kept: Map<string, Set<string>>;
  mostKept: number;
  dropped: number;
  stored: number;
  bytes: number;
}

const rddBlock = /^rdd_(\d+)_\d+$/;
const broadcastPiece = /^broadcast_(\d+)_piece\d+$/;

export class Clues {
  /** Whether the log tells of blocks at all. */
  tellsBlocks = false;
  readonly #rdds = new Map<number, LiveBlocks>();
  readonly #broadcasts = new Map<number, number>();
  readonly #pieces = new Set<string>();

  take(event: ReadEvent): void {
    if (event.kind !== "BlockUpdated") return;
    this.tellsBlocks = true;
    const { blockId } = event;
    const rddId = rddBlock.exec(blockId)?.[1];
    if (rddId !== undefined) return this.#rddBlock(Number(rddId), event);
    const broadcastId = broadcastPiece.exec(blockId)?.[1];
    if (broadcastId === undefined || !isValid(event.storageLevel) || this.#pieces.has(blockId))
      return;
    this.#pieces.add(blockId);
    const id = Number(broadcastId);
    const size = Number(event.memorySize) + Number(event.diskSize);
    this.#broadcasts.set(id, (this.#broadcasts.get(id) ?? 0) + size);
  }

  /** Undefined where the log does not tell. */
  blocksOf(rddId: number): RddBlocks | undefined {
    return this.#rdds.get(rddId);
  }

  /** The sizes of broadcast variables, as they travel. */
  get broadcasts(): ReadonlyMap<number, number> {
    return this.#broadcasts;
  }

  #rddBlock(rddId: number, event: Extract<ReadEvent, { readonly kind: "BlockUpdated" }>): void {
    const blocks = this.#rdds.get(rddId) ?? {
      kept: new Map(),
      mostKept: 0,
      dropped: 0,
      stored: 0,
      bytes: 0,
    };
    this.#rdds.set(rddId, blocks);
    const holders = blocks.kept.get(event.blockId) ?? new Set<string>();
    if (isValid(event.storageLevel)) {
      if (!holders.has(event.executorId)) {
        blocks.stored += 1;
        blocks.bytes += Number(event.memorySize) + Number(event.diskSize);
      }
      holders.add(event.executorId);
    } else if (holders.delete(event.executorId)) blocks.dropped += 1;
    if (holders.size > 0) blocks.kept.set(event.blockId, holders);
    else blocks.kept.delete(event.blockId);
    blocks.mostKept = Math.max(blocks.mostKept, blocks.kept.size);
  }
}
