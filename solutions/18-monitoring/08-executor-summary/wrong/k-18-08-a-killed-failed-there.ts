/** K-18-08-a: “A task that was killed on an executor failed there.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-08-a",
  en: {
    belief: "A task that was killed on an executor failed there.",
    refutation: "It is neither failed nor completed: the executor did nothing wrong.",
  },
  ko: {
    belief: "익스큐터에서 강제 종료된 태스크는 거기서 실패한 것이다.",
    refutation: "실패도 완료도 아닙니다. 익스큐터가 잘못한 것이 없습니다.",
  },
  killedBy:
    "an executor counts what was launched on it and how it ended; a dead one keeps its counts",
} as const;

export const foldExecutor: Policies["foldExecutor"] = (executor, step) => {
  const { totalTasks, activeTasks, completedTasks, failedTasks } = executor;
  switch (step.kind) {
    case "ExecutorAdded": {
      const { totalCores, cpusPerTask } = step;
      const maxTasks = cpusPerTask > 0 ? Math.trunc(totalCores / cpusPerTask) : 0;
      return { ...executor, isActive: true, totalCores, maxTasks };
    }
    case "BlockManagerAdded":
      return { ...executor, isActive: true };
    case "ExecutorRemoved":
      return { ...executor, isActive: false };
    case "TaskStart":
      return { ...executor, totalTasks: totalTasks + 1, activeTasks: activeTasks + 1 };
    case "TaskEnd": {
      const { reason } = step;
      const hadEnded = reason === "Resubmitted";
      if (reason === "Success")
        return { ...executor, activeTasks: activeTasks - 1, completedTasks: completedTasks + 1 };
      if (reason === "Failed" || hadEnded)
        return {
          ...executor,
          activeTasks: activeTasks - (hadEnded ? 0 : 1),
          failedTasks: failedTasks + 1,
        };
      return { ...executor, activeTasks: activeTasks - 1, failedTasks: failedTasks + 1 };
    }
  }
};
