/**
 * 15/11 · How many executors to ask for, by counting: executors are added one by one while another one may be.
 *
 * In Spark: ExecutorAllocationManager.updateAndSyncNumExecutorsTarget. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on purpose:
 * what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Counts up and down one executor at a time: an executor is of use while the tasks are more than the others can take.",
  ko: "익스큐터를 하나씩 세며 올리고 내린다. 다른 익스큐터가 다 맡지 못하는 태스크가 있으면 하나 더 쓸모가 있다.",
} as const;

export const targetExecutors: Policies["targetExecutors"] = (view) => {
  const { minExecutors, maxExecutors, executors, target, step } = view;
  const load =
    (view.pendingTasks + view.pendingSpeculativeTasks + view.runningTasks) * view.allocationRatio;
  /** Whether one more than `count` would have something to do. */
  const isOfUse = (count: number): boolean => load > count * view.tasksPerExecutor;
  let wanted = target;
  while (wanted > 0 && !isOfUse(wanted - 1)) wanted -= 1;
  if (wanted < target) return { target: wanted < minExecutors ? minExecutors : wanted, step: 1 };
  if (!view.isBacklogDue) return { target, step };
  const base = executors > target ? executors : target;
  while (wanted < base + step && wanted < maxExecutors && isOfUse(wanted)) wanted += 1;
  while (wanted < minExecutors) wanted += 1;
  const isWhole = wanted === target + step && target < maxExecutors;
  return { target: wanted, step: isWhole ? step + step : 1 };
};
