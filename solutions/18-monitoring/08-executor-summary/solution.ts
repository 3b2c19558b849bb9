/**
 * 18/08 · The executors' summary.
 *
 * In Spark: see the head of the kata. Left out on purpose: what the kata leaves out.
 */
import type { Policies } from "#engine/kata";

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
      return { ...executor, activeTasks: activeTasks - 1 };
    }
  }
};
