/**
 * Executors that live and do not answer a reader, because the way between them is cut. The connection counts as dead when nothing came for
 * spark.shuffle.io.connectionTimeout; after spark.shuffle.io.retryWait the request is sent again, spark.shuffle.io.maxRetries times; then the block
 * cannot be had. Recorded in test/oracle/recordings/fetches. Left out on purpose: whether the way is there is asked when a request is sent, not while it
 * is under way. Rule C5.21. Spark 3.5.3: common/…/network/shuffle/RetryingBlockTransferor.java, server/TransportChannelHandler.java.
 */
import type { BlockManagerId } from "../events/task-end-reason.ts";
import type { Micros } from "../foundation/sizes.ts";
import { blockName } from "../shuffle/shuffle-corruption.ts";
import { fetchFailure, whyNotHad, type BlockToFetch } from "../shuffle/shuffle-reader.ts";
import type { ExecutorEnv } from "./executor-env.ts";
import type { Fetching, Wanted } from "./shuffle-fetch.ts";
import { Paused } from "./wait-points.ts";

/** Waits for executors that do not answer; answers when all do. @throws FetchFailedException when one never does. */
export function silentSources(
  attempt: Fetching,
  env: ExecutorEnv,
  blocks: readonly BlockToFetch[],
  { shuffleId, reduceId }: Wanted,
): Micros {
  const point = `shuffle ${shuffleId} of reducer ${reduceId}`;
  const known = attempt.waits.at(point);
  const { maxRetries, retryWait, connectionTimeout } = env.io;
  const asked = known?.silent?.executors;
  const silent = blocks.filter(
    ({ status: { location } }) =>
      (asked === undefined || asked.has(location.executorId)) && !env.answers(location),
  );
  const first = silent[0];
  if (first === undefined) return Math.max(attempt.elapsed, known?.at ?? 0);
  const tries = known?.silent?.tries ?? 0;
  const over = (known?.at ?? attempt.elapsed) + connectionTimeout;
  const executors = new Map(
    silent.map(({ status: { location } }) => [location.executorId, location]),
  );
  for (const location of executors.values()) {
    const blocks = silent
      .filter(({ status }) => status.location.executorId === location.executorId)
      .map(({ status: { mapId } }) => blockName({ shuffleId, mapId, reduceId }));
    const lost = (): void => tellNotHad(env, location);
    attempt.effects.push({
      after: over,
      apply: () => tellQuiet(env, location, blocks, tries, lost),
    });
  }
  if (tries < maxRetries)
    throw new Paused(point, {
      at: over + retryWait,
      silent: { executors: new Set(executors.keys()), tries: tries + 1 },
    });
  attempt.elapsed = over;
  const { location } = first.status;
  throw fetchFailure(first, shuffleId, reduceId, whyNotHad.connectionClosed(location));
}

export type Place = Pick<BlockManagerId, "host" | "port">;

const CHANNEL = "TransportChannelHandler";
const TRANSFEROR = "RetryingBlockTransferor";

/** A connection is given up because nothing comes; `lost` says of a block that is not asked for again what whoever asked says. */
export function tellQuiet(
  env: ExecutorEnv,
  place: Place,
  blocks: readonly string[],
  tries: number,
  lost: () => void,
): void {
  const { connectionTimeout, maxRetries } = env.io;
  const quiet = Math.round(connectionTimeout / 1_000);
  const text = `Connection to ${place.host}:${place.port} has been quiet for ${quiet} ms while there are outstanding requests. Assuming connection is dead; please adjust spark.shuffle.io.connectionTimeout if this is wrong.`;
  env.say(CHANNEL, text, "ERROR");
  tellClosed(env, place, blocks.length, tries);
  if (tries < maxRetries) return;
  for (const block of blocks) {
    const text = `Failed to fetch block ${block}, and will not retry (${tries} retries)`;
    env.say(TRANSFEROR, text, "ERROR");
    lost();
  }
}

/** An executor's process ended while it was asked. */
export function tellReset(env: ExecutorEnv, place: Place, outstanding: number): void {
  env.say(CHANNEL, `Exception in connection from ${place.host}:${place.port}`, "WARN");
  tellClosed(env, place, outstanding, 0);
}

/** A connection is closed with a request under way, which is sent again after a while if it may be. */
function tellClosed(env: ExecutorEnv, place: Place, outstanding: number, tries: number): void {
  const { maxRetries, retryWait } = env.io;
  const text = `Still have 1 requests outstanding when connection from ${place.host}:${place.port} is closed`;
  env.say("TransportResponseHandler", text, "ERROR");
  if (tries === maxRetries) return;
  const wait = Math.round(retryWait / 1_000);
  const again = `Retrying fetch (${tries + 1}/${maxRetries}) for ${outstanding} outstanding blocks after ${wait} ms`;
  env.say(TRANSFEROR, again);
}

/** The executor that was asked again is dead. */
export function tellDead(env: ExecutorEnv, outstanding: number): void {
  const text = `Exception while beginning fetch of ${outstanding} outstanding blocks (after 1 retries)`;
  env.say(TRANSFEROR, text, "ERROR");
}

/** A reader of a shuffle gives a block up. */
export const tellNotHad = (env: ExecutorEnv, { host, port }: Place): void =>
  env.say("ShuffleBlockFetcherIterator", `Failed to get block(s) from ${host}:${port}`, "ERROR");

/** When a request that was under way fails for good, if its executor died at an instant: at once, or when it is sent again. */
export const retriedAt = (env: ExecutorEnv, died: Micros): Micros =>
  env.io.maxRetries === 0 ? died : died + env.io.retryWait + env.driverRoundTrip();
