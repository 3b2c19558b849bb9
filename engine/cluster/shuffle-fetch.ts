/**
 * ShuffleBlockFetcherIterator: the blocks of one reduce partition, from this executor's disk and from others. The same as Spark: what is asked for in
 * one request, how much at once, metrics, which executor must live how long, requests that are sent again, FetchFailed. Left out on purpose: blocks of
 * one request arrive together; what arrives is taken at once. Spark 3.5.3: core/…/storage/ShuffleBlockFetcherIterator.scala. Rules C5.8, C5.20, C5.21, C5.28.
 */
import { bytesToString, type Bytes, type Micros } from "../foundation/sizes.ts";
import type { BlockManagerId } from "../events/task-end-reason.ts";
import type { ShuffleDependency } from "../rdd/dependency.ts";
import { fetchRequests, type FetchRequest } from "../shuffle/fetch-requests.ts";
import { sizeForBlock } from "../shuffle/map-status.ts";
import {
  blockPath,
  readShuffleBlock,
  shuffleFileName,
  type StoredBlock,
} from "../shuffle/shuffle-files.ts";
import {
  fetchFailure,
  whyNotHad,
  type BlockToFetch,
  type FetchedBlock,
} from "../shuffle/shuffle-reader.ts";
import { brokenStream } from "./broken-stream.ts";
import { isReadFromDisk, type ExecutorEnv } from "./executor-env.ts";
import { flightsOf, type RemoteBlock } from "./fetch-flights.ts";
import { silentSources, tellNotHad } from "./silent-sources.ts";
import type { TaskAttempt } from "./task-attempt.ts";

/** What is fetched: the blocks of a shuffle for one reduce partition. */
export interface Wanted {
  readonly shuffleId: number;
  readonly reduceId: number;
  readonly dependency: ShuffleDependency;
}

/** The part of an attempt that fetching keeps its books in. */
export type Fetching = Pick<
  TaskAttempt,
  "effects" | "elapsed" | "metrics" | "reads" | "taskAttemptId" | "tell" | "waits"
>;

const ITERATOR = "ShuffleBlockFetcherIterator";

/** Where the blocks of a reader lie, as far as they are not empty. */
interface Sorted {
  readonly fetched: FetchedBlock[];
  readonly local: { blocks: number; size: Bytes };
  readonly hostLocal: { blocks: number; size: Bytes };
  readonly remote: Map<
    string,
    { readonly location: BlockManagerId; readonly blocks: RemoteBlock[] }
  >;
}

/** Remote blocks come request by request, as many at once as the limits let; those that lie on this host from disk. Answers the blocks in order of map index. */
export function fetchBlocks(
  attempt: Fetching,
  env: ExecutorEnv,
  blocks: readonly BlockToFetch[],
  wanted: Wanted,
): FetchedBlock[] {
  const asked = attempt.elapsed;
  const start = silentSources(attempt, env, blocks, wanted);
  attempt.elapsed = start;
  const sorted = sortedByPlace(attempt, env, blocks, wanted);
  const requests = requestsOf(sorted, attempt, env);
  const time = ({ location, blocks: asked }: FetchRequest<RemoteBlock>): number =>
    env.roundTrip(location.host) + Math.ceil(bytesOf(asked) / env.costs.networkRead);
  const flights = flightsOf(requests, env.limits, start, time);
  tellOf(attempt, env, sorted, flights.started, flights.deferred);
  let end = start;
  for (const { request, sentAt, doneAt } of flights.all) {
    under(attempt, env, wanted, request, sentAt, doneAt, start);
    end = Math.max(end, doneAt);
  }
  attempt.metrics.fetchWaitTime += start - asked + Math.max(0, end - attempt.elapsed);
  attempt.elapsed = Math.max(attempt.elapsed, end);
  return sorted.fetched;
}

/** Reads what lies on this host's disk; groups what others have. */
function sortedByPlace(
  attempt: Fetching,
  env: ExecutorEnv,
  blocks: readonly BlockToFetch[],
  wanted: Wanted,
): Sorted {
  const { metrics } = attempt;
  const local = { blocks: 0, size: 0 };
  const hostLocal = { blocks: 0, size: 0 };
  const remote: Sorted["remote"] = new Map();
  const fetched = blocks.map((block) => {
    const { location } = block.status;
    const size = sizeForBlock(block.status, wanted.reduceId);
    const stored = blockOf(env, block, wanted);
    const { bytes } = stored;
    if (isReadFromDisk(env, location)) {
      const near = location.executorId === env.executorId ? local : hostLocal;
      near.blocks += 1;
      near.size += size;
      metrics.localBlocksFetched += 1;
      metrics.localBytesRead += bytes.length;
      attempt.elapsed += Math.ceil(bytes.length / env.costs.diskRead);
    } else {
      let there = remote.get(location.executorId);
      if (there === undefined) remote.set(location.executorId, (there = { location, blocks: [] }));
      there.blocks.push({ block, size, bytes: bytes.length });
      metrics.remoteBlocksFetched += 1;
      metrics.remoteBytesRead += bytes.length;
    }
    return { bytes, breaks: brokenStream(attempt, env, block, stored, wanted) };
  });
  return { fetched, local, hostLocal, remote };
}

/** What others are asked for, in the order in which they are asked. */
function requestsOf(
  { remote }: Sorted,
  attempt: Fetching,
  env: ExecutorEnv,
): readonly FetchRequest<RemoteBlock>[] {
  const requests: FetchRequest<RemoteBlock>[] = [];
  for (const { location, blocks } of remote.values())
    requests.push(...fetchRequests(location, blocks, env.limits));
  return requests.length > remote.size
    ? env.chance(`requests of task ${attempt.taskAttemptId}`).shuffled(requests)
    : requests;
}

/** A request is under way: who is asked must live so long, unless a service outlives it. */
function under(
  attempt: Fetching,
  env: ExecutorEnv,
  wanted: Wanted,
  { location, blocks, size }: FetchRequest<RemoteBlock>,
  sentAt: Micros,
  doneAt: Micros,
  neededFrom: Micros,
): void {
  const { taskAttemptId: taskId, metrics } = attempt;
  const bytes = bytesOf(blocks);
  metrics.remoteReqsDuration += Math.floor((doneAt - sentAt) / 1_000) * 1_000;
  if (size > env.limits.maxSizeToMemory) metrics.remoteBytesReadToDisk += bytes;
  const first = blocks[0] as RemoteBlock;
  const failed = (why: string): Error =>
    fetchFailure(first.block, wanted.shuffleId, wanted.reduceId, why);
  if (!env.shuffleService)
    attempt.reads.push({
      from: location.executorId,
      start: neededFrom,
      sentAt,
      end: doneAt,
      outstanding: blocks.length,
      given: () => blocks.forEach(() => tellNotHad(env, location)),
      whenDead: () => failed(whyNotHad.executorDead(location)),
      whenClosed: () => failed(whyNotHad.connectionReset),
    });
  attempt.effects.push({
    after: sentAt,
    apply: () => env.fetching(taskId, location.executorId, wanted.shuffleId, blocks.length, bytes),
  });
}

const bytesOf = (blocks: readonly RemoteBlock[]): Bytes =>
  blocks.reduce((sum, { bytes }) => sum + bytes, 0);

/** What the executor's log says of it. */
function tellOf(
  attempt: Fetching,
  env: ExecutorEnv,
  { local, hostLocal, remote }: Sorted,
  started: number,
  deferred: number,
): void {
  let blocks = 0;
  let size = 0;
  for (const there of remote.values()) {
    blocks += there.blocks.length;
    size += there.blocks.reduce((sum, block) => sum + block.size, 0);
  }
  const places = [
    `${local.blocks} (${bytesToString(local.size)}) local`,
    `${hostLocal.blocks} (${bytesToString(hostLocal.size)}) host-local`,
    "0 (0.0 B) push-merged-local",
    `${blocks} (${bytesToString(size)}) remote blocks`,
  ];
  const all = `${local.blocks + hostLocal.blocks + blocks} (${bytesToString(local.size + hostLocal.size + size)})`;
  const later = deferred > 0 ? `, deferred ${deferred} requests` : "";
  const getting = `Getting ${all} non-empty blocks including ${places.join(" and ")}`;
  attempt.tell(getting, (line) => {
    env.say(ITERATOR, line);
    env.say(ITERATOR, `Started ${started} remote fetches in 0 ms${later}`);
  });
}

function blockOf(
  env: ExecutorEnv,
  block: BlockToFetch,
  { shuffleId, reduceId }: Wanted,
): StoredBlock {
  const { location, mapId } = block.status;
  const failed = (why: string): Error => fetchFailure(block, shuffleId, reduceId, why);
  const source = env.shuffleFiles(location);
  if (source === undefined)
    throw failed(whyNotHad[env.shuffleService ? "serviceGone" : "executorDead"](location));
  const { disk, localDir } = source;
  const range = env.filePolicies.blockRange;
  const stored = readShuffleBlock(disk, localDir, shuffleId, mapId, reduceId, range);
  if (stored !== undefined) return stored;
  const index = blockPath(localDir, shuffleFileName(shuffleId, mapId, "index"));
  throw failed(whyNotHad.fileGone(index, location.executorId === env.executorId));
}
