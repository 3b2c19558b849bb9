/**
 * The reduce side of a shuffle: which blocks a reducer reads, from whom, and what happens when one cannot be had. Blocks come in order of
 * map index; Spark leaves that order open for remote ones (C1.57). Rules C5.19–C5.20. Spark 3.5.3: core/…/shuffle/BlockStoreShuffleReader.scala.
 */
import { RecordReader, type ClassTable } from "../foundation/codec.ts";
import type { ShuffleId } from "../foundation/ids.ts";
import type { BlockManagerId, FetchFailed } from "../events/task-end-reason.ts";
import { sizeForBlock, type MapStatus } from "./map-status.ts";

/** Thrown in a task when a map output cannot be had; ends the attempt as FetchFailed. */
export class FetchFailedException extends Error {
  readonly reason: FetchFailed;
  constructor(reason: FetchFailed) {
    super(reason.message);
    this.reason = reason;
  }
}

export interface BlockToFetch {
  readonly mapIndex: number;
  readonly status: MapStatus;
}

/** The non-empty blocks of a reducer. @throws FetchFailedException when a map output has no known place. */
export function blocksToFetch(
  statuses: readonly (MapStatus | undefined)[],
  shuffle: ShuffleId,
  reduceId: number,
): BlockToFetch[] {
  const blocks: BlockToFetch[] = [];
  statuses.forEach((status, mapIndex) => {
    if (status === undefined) {
      throw new FetchFailedException({
        kind: "FetchFailed",
        bmAddress: undefined,
        shuffleId: shuffle,
        mapId: -1,
        mapIndex: -1,
        reduceId,
        message: `org.apache.spark.shuffle.MetadataFetchFailedException: Missing an output location for shuffle ${shuffle} partition ${reduceId}`,
      });
    }
    if (sizeForBlock(status, reduceId) > 0) blocks.push({ mapIndex, status });
  });
  return blocks;
}

/** Why a block that was there when its task was made cannot be had: the class and text of what Spark's exception is caused by. */
export const whyNotHad = {
  /** The compressed stream finds that its bytes are not what was written. */
  streamCorrupted: "java.io.IOException: Stream is corrupted",
  /** The driver knows that the executor is gone (ExecutorDeadException). */
  executorDead: ({ executorId }: BlockManagerId): string =>
    `org.apache.spark.ExecutorDeadException: [INTERNAL_ERROR_NETWORK] The relative remote executor(Id: ${executorId}), which maintains the block data to fetch is dead.`,
  /** The way to whoever serves the block broke while it was asked for it, more often than it is tried. */
  connectionClosed: ({ host, port }: BlockManagerId): string =>
    `java.io.IOException: Connection from ${host}:${port} closed`,
  /** Its process ended while it was asked, and nothing is asked again. */
  connectionReset: "java.net.SocketException: Connection reset",
  /** Nobody answers where an external shuffle service was. */
  serviceGone: ({ host, port }: BlockManagerId): string =>
    `java.io.IOException: Failed to connect to ${host}:${port}`,
  /** Whoever serves the block lives and finds no index file. Another executor hears of it as an answer of the one that was asked. */
  fileGone: (path: string, own: boolean): string =>
    `${own ? "" : "java.lang.RuntimeException: "}java.nio.file.NoSuchFileException: ${path}`,
};

/** A block that was there when its task was made and cannot be had any more. Spark's exception has a text of its own where a block was diagnosed, else only a cause. */
export function fetchFailure(
  block: BlockToFetch,
  shuffle: ShuffleId,
  reduceId: number,
  why: string,
  text?: string,
): FetchFailedException {
  const { location, mapId } = block.status;
  return new FetchFailedException({
    kind: "FetchFailed",
    bmAddress: location,
    shuffleId: shuffle,
    mapId,
    mapIndex: block.mapIndex,
    reduceId,
    message: `org.apache.spark.shuffle.FetchFailedException${text === undefined ? "" : `: ${text}`}\nCaused by: ${why}`,
  });
}

/** A block that has arrived. */
export interface FetchedBlock {
  readonly bytes: Uint8Array;
  /** Its stream breaks when the reader comes to it: the block that arrives in its place later, after the others, unless an error is thrown. */
  readonly breaks?: (() => FetchedBlock) | undefined;
}

/** The pairs of several blocks, one after another, decoded as they are asked for. */
export function readPairs(
  blocks: readonly FetchedBlock[],
  classes: ClassTable,
  count: (records: number) => void,
): IterableIterator<[unknown, unknown]> {
  const waiting = [...blocks];
  let at = 0;
  let reader: RecordReader | undefined;
  let records = 0;
  const end: IteratorResult<[unknown, unknown]> = { done: true, value: undefined };
  return {
    next: () => {
      while (reader === undefined || reader.done) {
        if (at === waiting.length) {
          count(records);
          records = 0;
          return end;
        }
        const { bytes, breaks } = waiting[at] as FetchedBlock;
        at += 1;
        if (breaks === undefined) reader = new RecordReader(bytes, classes);
        else waiting.push(breaks());
      }
      records += 1;
      return { done: false, value: [reader.read(), reader.read()] };
    },
    [Symbol.iterator]() {
      return this;
    },
  };
}
