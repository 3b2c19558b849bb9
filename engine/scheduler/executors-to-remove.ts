/**
 * Which idle executors are given back. Same as Spark: how long one may be idle depends on what it holds; one with shuffle files that a running job may read
 * is not looked at; never fewer are left than the minimum, nor than the target. Rule D6.13.
 *
 * Spark 3.5.3: core/…/scheduler/dynalloc/ExecutorMonitor.scala (Tracker.updateTimeout), ExecutorAllocationManager.scala (removeExecutors).
 */
import { chosenFrom, frozen } from "../foundation/kata-fault.ts";
import type { ExecutorId } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";

/** How long executors may be idle: those that hold nothing, those with cached blocks, those with shuffle files. Infinity: for ever. */
export interface ExecutorTimeouts {
  readonly idle: Micros;
  readonly cached: Micros;
  readonly shuffle: Micros;
}

/** An executor as the rule sees it. */
export interface IdleExecutor {
  readonly id: ExecutorId;
  /** Since when it has run no task; undefined while it runs one. */
  readonly idleSince: Micros | undefined;
  readonly hasCachedBlocks: boolean;
  /** It holds files of a shuffle that is still known, and nobody else serves them. */
  readonly hasShuffleFiles: boolean;
  /** A job that runs now may read some of them. */
  readonly isShuffleActive: boolean;
  /** It was asked to end and has not ended yet. */
  readonly isLeaving: boolean;
}

export interface RemovalView {
  readonly now: Micros;
  readonly timeouts: ExecutorTimeouts;
  readonly minExecutors: number;
  /** How many executors are wanted at present. */
  readonly target: number;
  /** All that are registered, in order of their names. */
  readonly executors: readonly IdleExecutor[];
}

/** A kata's part: the executors to give back now, by id. */
export type ExecutorsToRemove = (view: RemovalView) => readonly ExecutorId[];

/** From when on an executor has been idle for too long; Infinity while it is not idle, or for what it holds. */
export function timeoutAt(
  { idleSince, hasCachedBlocks, hasShuffleFiles }: Omit<IdleExecutor, "id">,
  { idle, cached, shuffle }: ExecutorTimeouts,
): Micros {
  if (idleSince === undefined) return Number.POSITIVE_INFINITY;
  const forEver = Number.POSITIVE_INFINITY;
  const held = Math.min(hasCachedBlocks ? cached : forEver, hasShuffleFiles ? shuffle : forEver);
  return idleSince + (hasCachedBlocks || hasShuffleFiles ? held : idle);
}

/** Whether it is one of those that are looked at. */
export const mayLeave = (executor: IdleExecutor, view: RemovalView): boolean =>
  !executor.isLeaving &&
  !executor.isShuffleActive &&
  timeoutAt(executor, view.timeouts) <= view.now;

const executorsToRemove: ExecutorsToRemove = (view) => {
  const { executors, minExecutors, target } = view;
  let left = executors.filter(({ isLeaving }) => !isLeaving).length;
  const chosen: ExecutorId[] = [];
  for (const executor of executors) {
    if (!mayLeave(executor, view) || left - 1 < minExecutors || left - 1 < target) continue;
    chosen.push(executor.id);
    left -= 1;
  }
  return chosen;
};

/** The rule in force: the default, or a kata's with its answers looked at. */
export function ruleExecutorsToRemove(kata: ExecutorsToRemove | undefined): ExecutorsToRemove {
  if (kata === undefined) return executorsToRemove;
  return (view) =>
    chosenFrom(
      "executorsToRemove",
      kata(frozen(view)),
      view.executors.map(({ id }) => id),
      { en: "executor", ko: "익스큐터" },
    );
}
