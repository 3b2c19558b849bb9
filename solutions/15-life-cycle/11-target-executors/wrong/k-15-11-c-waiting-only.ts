/** K-15-11-c: “only tasks that wait need executors”. In Spark running ones count, too. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-11-c",
  en: {
    belief: "Only tasks that wait need executors.",
    refutation:
      "Those that run sit on executors, which must go on being wanted. If only waiting tasks counted, the wish would fall to nothing while every executor works.",
  },
  ko: {
    belief: "기다리는 태스크만 익스큐터가 필요하다.",
    refutation:
      "도는 태스크는 익스큐터 위에 있고, 그 익스큐터도 계속 원해야 합니다. 기다리는 것만 세면 모두가 일하는 동안 원하는 수가 0이 됩니다.",
  },
  killedBy: "a target above what could be of use falls to that at once, and not below the minimum",
} as const;

export const targetExecutors: Policies["targetExecutors"] = (view) => {
  const { pendingTasks, pendingSpeculativeTasks, target, step } = view;
  const tasks = pendingTasks + pendingSpeculativeTasks;
  const needed = Math.ceil((tasks * view.allocationRatio) / view.tasksPerExecutor);
  if (needed < target) return { target: Math.max(needed, view.minExecutors), step: 1 };
  if (!view.isBacklogDue) return { target, step };
  if (target >= view.maxExecutors) return { target, step: 1 };
  const raised = Math.min(Math.max(target, view.executors) + step, needed, view.maxExecutors);
  const wanted = Math.max(raised, view.minExecutors);
  return { target: wanted, step: wanted - target === step ? 2 * step : 1 };
};
