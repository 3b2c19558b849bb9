/**
 * What a framework says to Mesos, and the tasks that it starts there: the only way in which Spark's three schedulers speak to a cluster. An offer is answered
 * once: tasks are started on it, or it is declined; what is not used goes back, and is not offered to this framework again for a number of seconds.
 *
 * In Mesos 1.4: org.apache.mesos.SchedulerDriver, Protos.TaskInfo, Filters (five seconds, unless it is said). Left out on purpose: several offers of one agent in one answer,
 * operations on reservations, messages to executors.
 */
import type { MesosTaskState } from "../../events/deploy-events.ts";
import type { Resource } from "./resources.ts";

export const DEFAULT_REFUSE_SECONDS = 5;

/** What runs in a task: a shell's command, and what is fetched before. */
export interface Command {
  readonly command: string;
  readonly uris: readonly string[];
}

/** In fine-grained mode tasks run inside an executor of Mesos, which has resources of its own. */
export interface MesosExecutor extends Command {
  readonly id: string;
  readonly resources: readonly Resource[];
}

export interface MesosTask extends Partial<Command> {
  readonly id: string;
  readonly name: string;
  readonly agent: string;
  readonly resources: readonly Resource[];
  readonly labels?: readonly string[];
  readonly docker?: string;
  readonly executor?: MesosExecutor;
}

export interface TaskStatus {
  readonly task: string;
  readonly agentId: string;
  readonly state: MesosTaskState;
  readonly message?: string;
}

export interface SchedulerDriver {
  launchTasks(offer: string, tasks: readonly MesosTask[], refuseSeconds?: number): void;
  declineOffer(offer: string, refuseSeconds?: number): void;
  /** Filters are forgotten: everything may be offered again. */
  reviveOffers(): void;
  killTask(task: string): void;
  stop(): void;
}

export const isOver = (state: MesosTaskState): boolean =>
  state !== "TASK_STAGING" && state !== "TASK_RUNNING";

/** Spark's word for a state of Mesos (TaskState). */
export const sparkState = (state: MesosTaskState): string =>
  state === "TASK_ERROR"
    ? "LOST"
    : state === "TASK_STAGING"
      ? "LAUNCHING"
      : state.slice("TASK_".length);

/** FAILED and LOST count against whoever failed, KILLED and FINISHED do not. */
export const isFailed = (state: MesosTaskState): boolean =>
  sparkState(state) === "FAILED" || sparkState(state) === "LOST";
