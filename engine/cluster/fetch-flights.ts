/**
 * When each request of a reader is sent and answered: as many at once as its limits let, the next ones as answers are taken. Requests go in random
 * order, as in Spark; where all can go at once the order shows nowhere. Spark 3.5.3: core/…/storage/ShuffleBlockFetcherIterator.scala.
 */
import type { Bytes, Micros } from "../foundation/sizes.ts";
import type { BlockToFetch } from "../shuffle/shuffle-reader.ts";
import { RequestQueue, type FetchRequest, type ReaderLimits } from "../shuffle/fetch-requests.ts";

/** A block that another executor has. */
export interface RemoteBlock {
  readonly block: BlockToFetch;
  /** By its map status. */
  readonly size: Bytes;
  /** As it lies there. */
  readonly bytes: Bytes;
}

/** A request, and the time in which it is under way. */
export interface Flight {
  readonly request: FetchRequest<RemoteBlock>;
  readonly sentAt: Micros;
  readonly doneAt: Micros;
}

export interface Flights {
  readonly all: readonly Flight[];
  /** Requests that went at once, and those that then waited for their executor. */
  readonly started: number;
  readonly deferred: number;
}

export function flightsOf(
  requests: readonly FetchRequest<RemoteBlock>[],
  limits: ReaderLimits,
  start: Micros,
  timeOf: (request: FetchRequest<RemoteBlock>) => Micros,
): Flights {
  const queue = new RequestQueue(requests, limits);
  const all: Flight[] = [];
  const underWay: Flight[] = [];
  const send = (now: Micros): void => {
    for (const request of queue.send()) {
      const flight = { request, sentAt: now, doneAt: now + timeOf(request) };
      all.push(flight);
      underWay.push(flight);
    }
  };
  send(start);
  const started = all.length;
  const { deferred } = queue;
  while (all.length < requests.length) {
    underWay.sort((a, b) => b.doneAt - a.doneAt);
    const first = underWay.pop();
    if (first === undefined) break;
    queue.taken(first.request);
    send(first.doneAt);
  }
  return { all, started, deferred };
}
