/**
 * How a reader asks other executors for blocks: which go into one request, and which requests are under way at once. Spark takes the requests in random
 * order; here whoever asks brings the order. Sizes are those that map statuses tell, so they are estimates. Rule C5.20, recorded in
 * test/oracle/recordings/fetches. Left out on purpose: batches of neighbouring blocks (adaptive execution), push-based shuffle, memory that runs out
 * in the network layer. Spark 3.5.3: core/…/storage/ShuffleBlockFetcherIterator.scala (collectFetchRequests, fetchUpToMaxBytes).
 */
import type { SparkConf } from "../conf/spark-conf.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { BlockManagerId } from "../events/task-end-reason.ts";

export interface ReaderLimits {
  /** spark.reducer.maxSizeInFlight; a request is meant to be a fifth of it, so that five others can be asked at once. */
  readonly maxSizeInFlight: Bytes;
  /** spark.reducer.maxReqsInFlight. */
  readonly maxReqsInFlight: number;
  /** spark.reducer.maxBlocksInFlightPerAddress. */
  readonly maxBlocksInFlightPerAddress: number;
  /** spark.network.maxRemoteBlockSizeFetchToMem: what a larger request answers goes to disk. */
  readonly maxSizeToMemory: Bytes;
}

export const readerLimits = (conf: SparkConf): ReaderLimits => ({
  maxSizeInFlight: conf.size("spark.reducer.maxSizeInFlight"),
  maxReqsInFlight: conf.int("spark.reducer.maxReqsInFlight"),
  maxBlocksInFlightPerAddress: conf.int("spark.reducer.maxBlocksInFlightPerAddress"),
  maxSizeToMemory: conf.size("spark.network.maxRemoteBlockSizeFetchToMem"),
});

/** Blocks that one executor is asked for at once. */
export interface FetchRequest<B> {
  readonly location: BlockManagerId;
  readonly blocks: readonly B[];
  readonly size: Bytes;
}

/** The requests for what one executor has, in order of its blocks: each ends with the block that makes it large enough, or many enough. */
export function fetchRequests<B extends { readonly size: Bytes }>(
  location: BlockManagerId,
  blocks: readonly B[],
  { maxSizeInFlight, maxBlocksInFlightPerAddress: most }: ReaderLimits,
): FetchRequest<B>[] {
  const target = Math.max(Math.floor(maxSizeInFlight / 5), 1);
  const requests: FetchRequest<B>[] = [];
  let held: B[] = [];
  let size = 0;
  const close = (): void => {
    requests.push({ location, blocks: held, size });
    held = [];
    size = 0;
  };
  for (const block of blocks) {
    held.push(block);
    size += block.size;
    if (size >= target || held.length >= most) close();
  }
  if (held.length > 0) close();
  return requests;
}

/** The requests of one reader: those that wait, those that wait for their executor to have answered others, and what is under way. */
export class RequestQueue<B> {
  readonly #limits: ReaderLimits;
  readonly #waiting: FetchRequest<B>[];
  readonly #deferred = new Map<string, FetchRequest<B>[]>();
  readonly #blocksAt = new Map<string, number>();
  #bytes: Bytes = 0;
  #requests = 0;
  #next = 0;

  constructor(requests: readonly FetchRequest<B>[], limits: ReaderLimits) {
    this.#waiting = [...requests];
    this.#limits = limits;
  }

  /** Requests that wait for blocks of their executor that are under way. */
  get deferred(): number {
    let count = 0;
    for (const waiting of this.#deferred.values()) count += waiting.length;
    return count;
  }

  /** What may be sent now: deferred ones first, then those that wait, in order. They are under way from then on. */
  send(): FetchRequest<B>[] {
    const sent: FetchRequest<B>[] = [];
    for (const [executor, waiting] of this.#deferred) {
      while (waiting[0] !== undefined && this.#fits(waiting[0]) && !this.#isMaxedOut(waiting[0]))
        sent.push(this.#begin(waiting.shift() as FetchRequest<B>));
      if (waiting.length === 0) this.#deferred.delete(executor);
    }
    for (;;) {
      const request = this.#waiting[this.#next];
      if (request === undefined || !this.#fits(request)) return sent;
      this.#next += 1;
      if (this.#isMaxedOut(request)) this.#defer(request);
      else sent.push(this.#begin(request));
    }
  }

  /** The reader has taken what a request brought. */
  taken(request: FetchRequest<B>): void {
    this.#bytes -= request.size;
    this.#requests -= 1;
    this.#at(request, -request.blocks.length);
  }

  /** Nothing under way: then one request is sent, however large. */
  #fits({ size }: FetchRequest<B>): boolean {
    const { maxReqsInFlight, maxSizeInFlight } = this.#limits;
    if (this.#bytes === 0) return true;
    return this.#requests + 1 <= maxReqsInFlight && this.#bytes + size <= maxSizeInFlight;
  }

  #isMaxedOut({ location, blocks }: FetchRequest<B>): boolean {
    const there = this.#blocksAt.get(location.executorId) ?? 0;
    return there + blocks.length > this.#limits.maxBlocksInFlightPerAddress;
  }

  #defer(request: FetchRequest<B>): void {
    const { executorId } = request.location;
    const waiting = this.#deferred.get(executorId);
    if (waiting === undefined) this.#deferred.set(executorId, [request]);
    else waiting.push(request);
  }

  #begin(request: FetchRequest<B>): FetchRequest<B> {
    this.#bytes += request.size;
    this.#requests += 1;
    this.#at(request, request.blocks.length);
    return request;
  }

  #at({ location }: FetchRequest<B>, blocks: number): void {
    const { executorId } = location;
    this.#blocksAt.set(executorId, (this.#blocksAt.get(executorId) ?? 0) + blocks);
  }
}
