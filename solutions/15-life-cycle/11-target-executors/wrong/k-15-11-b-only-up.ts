/** K-15-11-b: “the target falls when executors go”. In Spark it falls as soon as fewer are of use. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-11-b",
  en: {
    belief: "How many are wanted falls when executors are given back, not before.",
    refutation:
      "It falls as soon as fewer could be of use; so an executor that is lost then is not replaced, and one that was not granted yet is not granted any more. Giving back comes later, after the idle time.",
  },
  ko: {
    belief: "원하는 수는 익스큐터를 돌려줄 때 줄고, 그 전에는 줄지 않는다.",
    refutation:
      "쓸모가 있는 수가 줄면 곧바로 줍니다. 그래서 그때 잃은 익스큐터의 자리는 채우지 않고, 아직 받지 못한 것은 더 받지 않습니다. 돌려주는 것은 그 뒤, 노는 시간이 지나서입니다.",
  },
  killedBy: "a target above what could be of use falls to that at once, and not below the minimum",
} as const;

export const targetExecutors: Policies["targetExecutors"] = (view) => {
  const { pendingTasks, pendingSpeculativeTasks, runningTasks, target, step } = view;
  const tasks = pendingTasks + pendingSpeculativeTasks + runningTasks;
  const needed = Math.ceil((tasks * view.allocationRatio) / view.tasksPerExecutor);
  if (needed < target) return { target, step: 1 };
  if (!view.isBacklogDue) return { target, step };
  if (target >= view.maxExecutors) return { target, step: 1 };
  const raised = Math.min(Math.max(target, view.executors) + step, needed, view.maxExecutors);
  const wanted = Math.max(raised, view.minExecutors);
  return { target: wanted, step: wanted - target === step ? 2 * step : 1 };
};
