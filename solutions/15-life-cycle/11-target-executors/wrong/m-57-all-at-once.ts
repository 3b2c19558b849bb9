/** M-57: “dynamic allocation asks for all executors at once”. In Spark for one, then two more, four, eight. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-57",
  en: {
    belief: "Dynamic allocation asks for all executors at once.",
    refutation:
      "It asks for one, a second later for two more, then four, eight, while tasks go on waiting. Few are wasted if the tasks end soon; many come soon if they do not.",
  },
  ko: {
    belief: "동적 할당은 익스큐터를 한꺼번에 요청한다.",
    refutation:
      "하나를 요청하고, 태스크가 계속 기다리면 1초 뒤에 둘, 그다음은 넷, 여덟을 더 요청합니다. 일이 금방 끝나면 헛되이 띄운 것이 적고, 오래가면 금세 많아집니다.",
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
  const raised = Math.min(needed, view.maxExecutors);
  const wanted = Math.max(raised, view.minExecutors);
  return { target: wanted, step: wanted - target === step ? 2 * step : 1 };
};
