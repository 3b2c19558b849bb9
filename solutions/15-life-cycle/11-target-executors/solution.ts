/**
 * 15/11 · How many executors to ask for: down to what is of use at once, up in steps that double.
 *
 * In Spark: ExecutorAllocationManager.updateAndSyncNumExecutorsTarget. Left out on purpose: task sets that can run nowhere, and the extra executor for a speculative task.
 */
import type { Policies } from "#engine/kata";

export const targetExecutors: Policies["targetExecutors"] = (view) => {
  const { pendingTasks, pendingSpeculativeTasks, runningTasks, target, step } = view;
  const tasks = pendingTasks + pendingSpeculativeTasks + runningTasks;
  const needed = Math.ceil((tasks * view.allocationRatio) / view.tasksPerExecutor);
  if (needed < target) return { target: Math.max(needed, view.minExecutors), step: 1 };
  if (!view.isBacklogDue) return { target, step };
  if (target >= view.maxExecutors) return { target, step: 1 };
  const raised = Math.min(Math.max(target, view.executors) + step, needed, view.maxExecutors);
  const wanted = Math.max(raised, view.minExecutors);
  return { target: wanted, step: wanted - target === step ? 2 * step : 1 };
};
