/** K-18-08-b: “An executor runs as many tasks at once as it has cores.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-08-b",
  en: {
    belief: "An executor runs as many tasks at once as it has cores.",
    refutation: "A task may take more than one: spark.task.cpus.",
  },
  ko: {
    belief: "익스큐터는 코어 수만큼 태스크를 함께 돌린다.",
    refutation: "태스크가 코어를 둘 이상 쓸 수 있습니다. spark.task.cpus입니다.",
  },
  killedBy:
    "an executor counts what was launched on it and how it ended; a dead one keeps its counts",
} as const;

export const foldExecutor: Policies["foldExecutor"] = (executor, step) => {
  const { totalTasks, activeTasks, completedTasks, failedTasks } = executor;
  switch (step.kind) {
    case "ExecutorAdded": {
      const { totalCores, cpusPerTask } = step;
      const maxTasks = cpusPerTask > 0 ? totalCores : 0;
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
      return { ...executor, activeTasks: activeTasks - 1 };
    }
  }
};
