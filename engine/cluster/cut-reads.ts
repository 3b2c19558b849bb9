/**
 * What becomes of an attempt that reads from an executor which died: a fetch fails when the request is sent again, a cached block is read elsewhere or
 * computed. Rule C5.21. Spark 3.5.3: common/…/network/shuffle/RetryingBlockTransferor.java, core/…/storage/BlockManager.scala (fetchRemoteManagedBuffer).
 */
import type { Micros } from "../foundation/sizes.ts";
import type { ExecutorEnv } from "./executor-env.ts";
import { retriedAt, tellDead, tellReset, type Place } from "./silent-sources.ts";
import type { RemoteRead } from "./task-attempt.ts";

interface AfterCut {
  /** When the attempt learns it, since its launch. */
  readonly at: Micros;
  /** Where it goes on; undefined: it fails. */
  readonly point: string | undefined;
  /** Says what its log says then. */
  readonly told: () => void;
  readonly failure: (() => Error) | undefined;
}

/** `cut`: what the attempt reads from the dead, or will. Tells what its log says at once. */
export function afterCut(
  env: ExecutorEnv,
  cut: readonly RemoteRead[],
  place: Place,
  passed: Micros,
): AfterCut {
  const underWay = cut.filter(({ sentAt }) => sentAt <= passed);
  for (const { outstanding } of underWay) tellReset(env, place, outstanding);
  const [asked] = underWay;
  const read = asked ?? (cut[0] as RemoteRead);
  const isRetried = asked !== undefined && env.io.maxRetries > 0;
  return {
    at: asked === undefined ? read.sentAt : retriedAt(env, passed),
    point: read.point,
    told: () => {
      if (isRetried) tellDead(env, read.outstanding);
      read.given(env);
    },
    failure: asked === undefined || isRetried ? read.whenDead : read.whenClosed,
  };
}
