/** SchedulerBackend: the port between the task scheduler and whatever runs executors (local, standalone, …). Rule C4.13. */
import type { ExecutorId, HostName, TaskId } from "../foundation/ids.ts";
import type { TaskDescription } from "./task.ts";

/** An executor with free cores, offered to the task scheduler. */
export interface WorkerOffer {
  readonly executorId: ExecutorId;
  readonly host: HostName;
  readonly cores: number;
  /** Its host and port. */
  readonly address: string;
}

export interface SchedulerBackend {
  readonly isLocal: boolean;
  defaultParallelism(): number;
  /** Slots of all executors that are registered. */
  maxNumConcurrentTasks(taskCpus: number): number;
  /** Offers all free resources now. */
  reviveOffers(): void;
  /** Offers them at the next periodic round; for tasks that wait for a nearer place. */
  reviveLater(): void;
  /** The same for stages that need more than there is: by that alone nothing will happen. */
  reviveInVain(): void;
  killTask(taskId: TaskId, executorId: ExecutorId, reason: string): void;
  launch(description: TaskDescription): void;
}
