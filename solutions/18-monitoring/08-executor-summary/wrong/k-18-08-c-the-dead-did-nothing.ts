/** K-18-08-c: “What a dead executor did is gone with it.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-08-c",
  en: {
    belief: "What a dead executor did is gone with it.",
    refutation: "Its row stays, with all that it counted. Only its blocks and files are gone.",
  },
  ko: {
    belief: "죽은 익스큐터가 한 일은 함께 사라진다.",
    refutation: "행은 센 것과 함께 남습니다. 사라지는 것은 블록과 파일입니다.",
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
      return {
        ...executor,
        isActive: false,
        totalTasks: 0,
        activeTasks: 0,
        completedTasks: 0,
        failedTasks: 0,
      };
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
