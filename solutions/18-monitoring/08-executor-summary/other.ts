/**
 * 18/08 · The executors' summary, in another way.
 *
 * In Spark: see the head of the kata. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Makes a table of what each kind of event changes, and applies it.",
  ko: "이벤트마다 바뀌는 것을 표로 만들어 적용한다.",
} as const;

export const foldExecutor: Policies["foldExecutor"] = (executor, step) => {
  const changed = { ...executor };
  if (step.kind === "TaskStart") {
    changed.totalTasks += 1;
    changed.activeTasks += 1;
  } else if (step.kind === "TaskEnd") {
    const table = {
      Success: [-1, 1, 0],
      TaskKilled: [-1, 0, 0],
      TaskCommitDenied: [-1, 0, 0],
      Failed: [-1, 0, 1],
      Resubmitted: [0, 0, 1],
    } as const;
    const [active, completed, failed] = table[step.reason];
    changed.activeTasks += active;
    changed.completedTasks += completed;
    changed.failedTasks += failed;
  } else {
    changed.isActive = step.kind !== "ExecutorRemoved";
    if (step.kind === "ExecutorAdded") {
      const { totalCores, cpusPerTask } = step;
      changed.totalCores = totalCores;
      changed.maxTasks = cpusPerTask === 0 ? 0 : Math.floor(totalCores / cpusPerTask);
    }
  }
  return changed;
};
