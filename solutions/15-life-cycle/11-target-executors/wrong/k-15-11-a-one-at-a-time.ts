/** K-15-11-a: “one executor more each time”. In Spark the step doubles. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-15-11-a",
  en: {
    belief: "Each time one executor more is asked for.",
    refutation:
      "The step doubles as long as it is used whole: 1, 2, 4, 8. After four rounds 15 are wanted, not 4.",
  },
  ko: {
    belief: "한 번에 익스큐터 하나씩만 더 요청한다.",
    refutation:
      "`step`은 다 쓰이는 동안 두 배가 됩니다. 1, 2, 4, 8입니다. 네 번이면 4개가 아니라 15개를 원합니다.",
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
  const raised = Math.min(Math.max(target, view.executors) + step, needed, view.maxExecutors);
  const wanted = Math.max(raised, view.minExecutors);
  return { target: wanted, step: 1 };
};
