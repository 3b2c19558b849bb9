/**
 * What an executor's row counts, event by event. In Spark: LiveExecutor, and what AppStatusListener does to it. The same: an executor has room for
 * cores / spark.task.cpus tasks, rounded down; attempts that were killed are neither completed nor failed; what a dead one did stays counted, and
 * a block manager that registers brings it back. Left out on purpose: times and bytes. Spark 3.5.3: core/…/status/AppStatusListener.scala. Chapter 18.
 */
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";
import type { AttemptEnd } from "./attempt-counts.ts";

export interface ExecutorCounts {
  readonly isActive: boolean;
  readonly totalCores: number;
  /** Tasks that it can run at once. */
  readonly maxTasks: number;
  /** Attempts that were launched on it. */
  readonly totalTasks: number;
  readonly activeTasks: number;
  readonly completedTasks: number;
  readonly failedTasks: number;
}

export type ExecutorStep =
  | { readonly kind: "ExecutorAdded"; readonly totalCores: number; readonly cpusPerTask: number }
  | { readonly kind: "BlockManagerAdded" }
  | { readonly kind: "ExecutorRemoved" }
  | { readonly kind: "TaskStart" }
  | { readonly kind: "TaskEnd"; readonly reason: AttemptEnd };

/** What the executor counts after one more event; a kata's part. */
export type FoldExecutor = (executor: ExecutorCounts, step: ExecutorStep) => ExecutorCounts;

export const newExecutor: ExecutorCounts = {
  isActive: true,
  totalCores: 0,
  maxTasks: 0,
  totalTasks: 0,
  activeTasks: 0,
  completedTasks: 0,
  failedTasks: 0,
};

const foldExecutor: FoldExecutor = (executor, step) => {
  const { isActive, totalCores: cores, maxTasks: most } = executor;
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
      // Field by field, because this comes twice for each task of a log.
      return {
        isActive,
        totalCores: cores,
        maxTasks: most,
        totalTasks: totalTasks + 1,
        activeTasks: activeTasks + 1,
        completedTasks,
        failedTasks,
      };
    case "TaskEnd": {
      const { reason } = step;
      const isFailed = reason === "Failed" || reason === "Resubmitted";
      return {
        isActive,
        totalCores: cores,
        maxTasks: most,
        totalTasks,
        activeTasks: activeTasks - (reason === "Resubmitted" ? 0 : 1),
        completedTasks: completedTasks + (reason === "Success" ? 1 : 0),
        failedTasks: failedTasks + (isFailed ? 1 : 0),
      };
    }
  }
};

const numbers = [
  "totalCores",
  "maxTasks",
  "totalTasks",
  "activeTasks",
  "completedTasks",
  "failedTasks",
] as const;

/** The rule in force: the default, or a kata's with its answers looked at. */
export function ruleOfExecutors(kata: FoldExecutor | undefined): FoldExecutor {
  if (kata === undefined) return foldExecutor;
  return (executor, step) => {
    const answer = kata(frozen(executor), frozen(step)) as Partial<ExecutorCounts> | undefined;
    const isUsable =
      typeof answer?.isActive === "boolean" &&
      numbers.every((name) => Number.isInteger(answer[name]));
    if (isUsable) return answer as ExecutorCounts;
    throw new KataFault("foldExecutor", {
      en: `${shown(answer)} does not say what an executor counts`,
      ko: `익스큐터의 수치를 말하지 않습니다: ${shown(answer)}`,
    });
  };
}
