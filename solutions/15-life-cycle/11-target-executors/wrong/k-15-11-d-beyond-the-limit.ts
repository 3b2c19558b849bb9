/** K-15-11-d: “what the tasks need is granted, limit or not”. In Spark maxExecutors is never exceeded. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-11-d",
  en: {
    belief: "As many executors are wanted as the tasks can use.",
    refutation:
      "At most maxExecutors. Its default is no limit, and then one application may want the whole cluster.",
  },
  ko: {
    belief: "태스크가 쓸 수 있는 만큼 익스큐터를 원한다.",
    refutation:
      "많아야 maxExecutors까지입니다. 기본값은 제한이 없다는 뜻이어서, 그때는 한 애플리케이션이 클러스터 전체를 원할 수 있습니다.",
  },
  killedBy:
    "tasks that have waited raise the target by a step, up to what is of use and to the limit, and a step that was used whole doubles",
} as const;

export const targetExecutors: Policies["targetExecutors"] = (view) => {
  const { pendingTasks, pendingSpeculativeTasks, runningTasks, target, step } = view;
  const tasks = pendingTasks + pendingSpeculativeTasks + runningTasks;
  const needed = Math.ceil((tasks * view.allocationRatio) / view.tasksPerExecutor);
  if (needed < target) return { target: Math.max(needed, view.minExecutors), step: 1 };
  if (!view.isBacklogDue) return { target, step };
  if (target >= view.maxExecutors) return { target, step: 1 };
  const raised = Math.min(Math.max(target, view.executors) + step, needed);
  const wanted = Math.max(raised, view.minExecutors);
  return { target: wanted, step: wanted - target === step ? 2 * step : 1 };
};
