/**
 * What becomes of a block whose compressed stream breaks while it is read. By default it is not fetched again, because some of its records may have
 * been used: who serves it is asked why, and the task ends as FetchFailed. With spark.shuffle.detectCorrupt.useExtraMemory a block that came over the
 * network is tried first, and once more after the others when it was fetched again; one that was read from the disk of this host is given up at once, and nobody is asked. Without
 * spark.shuffle.detectCorrupt it is an error of the task like others. Rule C5.22; recorded in test/oracle/recordings/corruption. Left out: records of the
 * same block that lie before the damage are not handed out, as with blocks that LZ4 takes as one; what of a block lies beyond the memory it is tried in.
 * Spark 3.5.3: core/…/storage/ShuffleBlockFetcherIterator.scala (next, BufferReleasingInputStream).
 */
import { RecordReader } from "../foundation/codec.ts";
import { JavaError } from "../foundation/errors.ts";
import { adler32, type StoredBlock } from "../shuffle/shuffle-files.ts";
import { blockName, corruptionText, type ShuffleBlock } from "../shuffle/shuffle-corruption.ts";
import { serializerFor } from "../shuffle/shuffle-handle.ts";
import {
  fetchFailure,
  whyNotHad,
  type BlockToFetch,
  type FetchedBlock,
  type FetchFailedException,
} from "../shuffle/shuffle-reader.ts";
import { isReadFromDisk, type ExecutorEnv } from "./executor-env.ts";
import type { Fetching, Wanted } from "./shuffle-fetch.ts";

const ITERATOR = "ShuffleBlockFetcherIterator";

/** What happens when the reader comes to the block; undefined when nothing does: it is whole, or its stream has no means to tell. */
export function brokenStream(
  attempt: Fetching,
  env: ExecutorEnv,
  block: BlockToFetch,
  stored: StoredBlock,
  wanted: Wanted,
): FetchedBlock["breaks"] {
  const { compress, detectCorrupt, useExtraMemory, checksum } = env.integrity;
  if (!stored.damaged || !compress) return undefined;
  const { location, mapId } = block.status;
  const { host, port, executorId } = location;
  const name = { shuffleId: wanted.shuffleId, mapId, reduceId: wanted.reduceId };
  const failed = (text = "Stream is corrupted"): FetchFailedException =>
    fetchFailure(block, wanted.shuffleId, wanted.reduceId, whyNotHad.streamCorrupted, text);
  if (!useExtraMemory) {
    if (!detectCorrupt) return () => fail(taskError(env, stored, wanted));
    return () => fail(failed(checksum ? why(env, block, stored, name) : undefined));
  }
  if (isReadFromDisk(env, location)) return () => fail(failed());
  return () => {
    const from = `BlockManagerId(${executorId}, ${host}, ${port}, None)`;
    const line = `got an corrupted block ${blockName(name)} from ${from}, fetch again`;
    env.say(ITERATOR, line, "WARN");
    fetchAgain(attempt, env, block, stored);
    return {
      bytes: stored.bytes,
      breaks: () => {
        const text = checksum ? why(env, block, stored, name) : undefined;
        if (text !== undefined) env.say(ITERATOR, text, "ERROR");
        return fail(failed(text));
      },
    };
  };
}

const fail = (error: Error): never => {
  throw error;
};

/** The block comes over the network once more, and as it was. */
function fetchAgain(
  attempt: Fetching,
  env: ExecutorEnv,
  block: BlockToFetch,
  { bytes }: StoredBlock,
): void {
  attempt.metrics.remoteBlocksFetched += 1;
  attempt.metrics.remoteBytesRead += bytes.length;
  attempt.elapsed +=
    env.roundTrip(block.status.location.host) + Math.ceil(bytes.length / env.costs.networkRead);
}

/** Asks who serves the block, and tells what it said. */
function why(
  env: ExecutorEnv,
  { status }: BlockToFetch,
  { bytes }: StoredBlock,
  name: ShuffleBlock,
): string {
  env.say(ITERATOR, "Start corruption diagnosis.");
  const cause = env.diagnoseCorruption(name, status.location, adler32(bytes, 0, bytes.length));
  const text = corruptionText(name, cause);
  const took = Math.round(env.roundTrip(status.location.host) / 1_000);
  env.say(ITERATOR, `Finished corruption diagnosis in ${took} ms. ${text}`);
  return text;
}

/** Kryo wraps what breaks its stream, Java's streams do not. */
function taskError(env: ExecutorEnv, { bytes }: StoredBlock, { dependency }: Wanted): JavaError {
  const first = firstPair(bytes, env);
  const broken = new JavaError("java.io.IOException", "Stream is corrupted");
  if (serializerFor(dependency, first, env.shuffle) !== "KryoSerializer") return broken;
  const wrapped = new JavaError(
    "com.esotericsoftware.kryo.KryoException",
    whyNotHad.streamCorrupted,
  );
  wrapped.cause = broken;
  return wrapped;
}

/** The first record of the block, as far as its bytes still are one. */
function firstPair(bytes: Uint8Array, env: ExecutorEnv): readonly [unknown, unknown] {
  try {
    const reader = new RecordReader(bytes, env.classes);
    return [reader.read(), reader.read()];
  } catch {
    return [undefined, undefined];
  }
}
