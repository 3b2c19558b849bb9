/**
 * ShuffleBlockFetcherIterator: the blocks of one reduce partition, from this executor's disk and from others. The same as Spark: metrics, which executor
 * must live how long, FetchFailed. Left out on purpose: requests of limited size, blocks in flight. Spark 3.5.3:
 * core/…/storage/ShuffleBlockFetcherIterator.scala. Rules C5.8, C5.20, C5.28.
 */
import type { ExecutorId } from "../foundation/ids.ts";
import type { Bytes } from "../foundation/sizes.ts";
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
import type { ShuffleDependency } from "../rdd/dependency.ts";
import type { TaskAttempt } from "./task-attempt.ts";

/** What is fetched: the blocks of a shuffle for one reduce partition. */
export interface Wanted {
  readonly shuffleId: number;
  readonly reduceId: number;
  readonly dependency: ShuffleDependency;
}

/** The part of an attempt that fetching keeps its books in. */
export type Fetching = Pick<TaskAttempt, "elapsed" | "metrics" | "reads" | "taskAttemptId">;

/** Remote blocks come executor by executor, side by side; those that lie on this host from disk. Answers the blocks in order of map index. */
export function fetchBlocks(
  attempt: Fetching,
  env: ExecutorEnv,
  blocks: readonly BlockToFetch[],
  wanted: Wanted,
): FetchedBlock[] {
  const { metrics } = attempt;
  const start = attempt.elapsed;
  const remote = new Map<ExecutorId, { bytes: Bytes; first: BlockToFetch; blocks: number }>();
  const fetched = blocks.map((block) => {
    const stored = blockOf(env, block, wanted);
    const { bytes } = stored;
    const arrived = { bytes, breaks: brokenStream(attempt, env, block, stored, wanted) };
    const from = block.status.location.executorId;
    if (isReadFromDisk(env, block.status.location)) {
      metrics.localBlocksFetched += 1;
      metrics.localBytesRead += bytes.length;
      attempt.elapsed += Math.ceil(bytes.length / env.costs.diskRead);
      return arrived;
    }
    const held = remote.get(from);
    if (held === undefined) remote.set(from, { bytes: bytes.length, first: block, blocks: 1 });
    else {
      held.bytes += bytes.length;
      held.blocks += 1;
    }
    metrics.remoteBlocksFetched += 1;
    metrics.remoteBytesRead += bytes.length;
    return arrived;
  });
  let waited = 0;
  for (const [from, { bytes, first, blocks: count }] of remote) {
    const time =
      env.roundTrip(first.status.location.host) + Math.ceil(bytes / env.costs.networkRead);
    // The service outlives executors; without it, the one that is read from must live.
    if (!env.shuffleService)
      attempt.reads.push({
        from,
        start,
        end: start + time,
        failure: () =>
          fetchFailure(
            first,
            wanted.shuffleId,
            wanted.reduceId,
            whyNotHad.executorDead(first.status.location),
          ),
      });
    env.fetching(attempt.taskAttemptId, from, wanted.shuffleId, count, bytes);
    waited = Math.max(waited, time);
  }
  metrics.fetchWaitTime += waited;
  attempt.elapsed = Math.max(attempt.elapsed, start + waited);
  return fetched;
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
