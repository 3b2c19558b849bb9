/**
 * How many pods a driver asks for at a look: as many as are missing, in batches, and none as long as one of the last batch has not been seen. Seen, not running: a batch of
 * which every pod waits for a node lets the next one come.
 *
 * In Spark 3.5.3: k8s ExecutorPodsAllocator.onNewSnapshots. Rules D5.15, D5.17. Left out on purpose: several resource profiles, which share the slots.
 */
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";

/** What a driver knows of its executors at a look. */
export interface PodsSeen {
  /** Executors that are wanted. */
  readonly target: number;
  /** Pods that run, as the last snapshot has them. */
  readonly running: number;
  /** Pods that are there and do not run. */
  readonly pending: number;
  /** Asked for, and in no snapshot yet. */
  readonly unseen: number;
  /** Asked for and in no snapshot yet, but registered with the driver already. */
  readonly registeredUnseen: number;
  /** spark.kubernetes.allocation.batch.size. */
  readonly batchSize: number;
  /** spark.kubernetes.allocation.maxPendingPods: how many may be there, or asked for, and not run. */
  readonly maxPendingPods: number;
}

/** How many pods to ask for now. */
export type PodsToRequest = (seen: PodsSeen) => number;

export const knownPods = ({ running, pending, unseen, registeredUnseen }: PodsSeen): number =>
  running + pending + unseen + registeredUnseen;

export const slotsFor = (seen: PodsSeen): number =>
  seen.maxPendingPods - (knownPods(seen) - seen.running);

const podsToRequest: PodsToRequest = (seen) => {
  const missing = seen.target - knownPods(seen);
  if (seen.unseen > 0 || missing <= 0) return 0;
  return Math.max(0, Math.min(missing, seen.batchSize, slotsFor(seen)));
};

/** By the default, or by a kata whose answer is looked at. */
export function podsAskedFor(kata: PodsToRequest | undefined, seen: PodsSeen): number {
  if (kata === undefined) return podsToRequest(seen);
  const answer: unknown = kata(frozen(seen));
  if (!Number.isInteger(answer) || Number(answer) < 0)
    throw new KataFault("podsToRequest", {
      en: `${shown(answer)} is no number of pods: a whole number of 0 or more is`,
      ko: `파드 수가 될 수 없는 값입니다: ${shown(answer)}. 0 이상의 정수여야 합니다`,
    });
  return Number(answer);
}
