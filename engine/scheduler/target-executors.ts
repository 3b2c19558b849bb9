/**
 * How many executors an application wants. Same as Spark: as many as could run every task that waits or runs, and no more at any time; up to that number it
 * goes in steps of 1, 2, 4, 8, … one each time the backlog has lasted. Rules D6.11, D6.12.
 *
 * Spark 3.5.3: core/…/ExecutorAllocationManager.scala (maxNumExecutorsNeededPerResourceProfile, updateAndSyncNumExecutorsTarget, addExecutors).
 */
import { frozen, KataFault, shown } from "../foundation/kata-fault.ts";

export interface TargetView {
  /** Tasks of submitted stages that have not been launched. */
  readonly pendingTasks: number;
  /** Second attempts that wait for an executor. */
  readonly pendingSpeculativeTasks: number;
  readonly runningTasks: number;
  /** Task sets with a task that may run on none of the executors. */
  readonly unschedulableTaskSets: number;
  readonly tasksPerExecutor: number;
  /** spark.dynamicAllocation.executorAllocationRatio. */
  readonly allocationRatio: number;
  readonly minExecutors: number;
  readonly maxExecutors: number;
  /** Executors that are registered now. */
  readonly executors: number;
  /** How many were wanted so far. */
  readonly target: number;
  /** How many would be added to that next. */
  readonly step: number;
  /** Whether tasks have waited for so long that executors may be added. */
  readonly isBacklogDue: boolean;
}

export interface Target {
  readonly target: number;
  readonly step: number;
}

/** A kata's part: how many are wanted from now on, and how many would be added next time. */
export type TargetExecutors = (view: TargetView) => Target;

/** How many could be of use. */
export function executorsNeeded(view: TargetView): number {
  const { pendingTasks, pendingSpeculativeTasks, runningTasks, unschedulableTaskSets } = view;
  const { tasksPerExecutor, allocationRatio } = view;
  const inRatio = (tasks: number): number =>
    Math.ceil((tasks * allocationRatio) / tasksPerExecutor);
  const forTasks = inRatio(pendingTasks + pendingSpeculativeTasks + runningTasks);
  // A second attempt wants another host than the one executor that has room for it.
  const isAlone = tasksPerExecutor > 1 && forTasks === 1 && pendingSpeculativeTasks > 0;
  const needed = isAlone ? forTasks + 1 : forTasks;
  return unschedulableTaskSets === 0
    ? needed
    : Math.max(needed, view.executors + inRatio(unschedulableTaskSets));
}

const targetExecutors: TargetExecutors = (view) => {
  const { minExecutors, maxExecutors, target, step, executors } = view;
  const needed = executorsNeeded(view);
  if (needed < target) return { target: Math.max(needed, minExecutors), step: 1 };
  if (!view.isBacklogDue) return { target, step };
  if (target >= maxExecutors) return { target, step: 1 };
  // Executors that are there already need no ramp.
  const raised = Math.min(Math.max(target, executors) + step, needed, maxExecutors);
  const wanted = Math.max(raised, minExecutors);
  return { target: wanted, step: wanted - target === step ? step * 2 : 1 };
};

/** The rule in force: the default, or a kata's with its answers looked at. */
export function ruleTargetExecutors(kata: TargetExecutors | undefined): TargetExecutors {
  if (kata === undefined) return targetExecutors;
  return (view) => {
    const answer: unknown = kata(frozen({ ...view }));
    const { target, step } = (answer ?? {}) as Partial<Target>;
    if (!Number.isSafeInteger(target) || !Number.isSafeInteger(step) || Number(target) < 0)
      throw new KataFault("targetExecutors", {
        en: `${shown(answer)} does not say how many executors are wanted and how many would be added next (target, step)`,
        ko: `원하는 익스큐터 수와 다음에 더할 수(target, step)를 말하지 않습니다: ${shown(answer)}`,
      });
    return { target: Number(target), step: Number(step) };
  };
}
