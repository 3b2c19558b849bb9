/** What the task scheduler and the backend tell the DAG scheduler. Its loop takes them one at a time, in order. Rule C3-E, C3-I. */
import type { ExecutorId, HostName } from "../foundation/ids.ts";
import type { TaskInfo } from "../events/listener-events.ts";
import type { TaskReport } from "../events/accumulator-v2.ts";
import type { TaskEndReason } from "../events/task-end-reason.ts";
import type { TaskResult } from "./task.ts";
import type { Task, TaskSet } from "./task.ts";

export interface DagEvents {
  taskStarted(task: Task, info: TaskInfo): void;
  speculativeTaskSubmitted(set: TaskSet, index: number, partitionId: number): void;
  taskGettingResult(info: TaskInfo): void;
  taskEnded(
    task: Task,
    reason: TaskEndReason,
    result: TaskResult | undefined,
    info: TaskInfo,
    report: TaskReport | undefined,
  ): void;
  taskSetFailed(set: TaskSet, reason: string): void;
  executorAdded(id: ExecutorId, host: HostName): void;
  executorLost(id: ExecutorId, host: HostName, files: LostFiles): void;
}

/** What became of the shuffle files of a lost executor. */
export interface LostFiles {
  /** They cannot be read any more. */
  readonly gone: boolean;
  /** The whole machine is gone: everything on it. */
  readonly host: HostName | undefined;
}
