/**
 * TaskSetExcludelist: where tasks of one stage attempt are not tried again. One task leaves out an executor or a node on which it failed too often;
 * the whole stage an executor on which too many different tasks failed, and a node with too many such executors. Rule C4.37. Recorded in
 * test/oracle/recordings/exclusions. Spark 3.5.3: core/…/scheduler/TaskSetExcludeList.scala.
 */
import type { ExclusionEvent } from "../events/exclusion-events.ts";
import type { TaskInfo } from "../events/listener-events.ts";
import type { ExecutorId, HostName } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { ExclusionSettings } from "./exclusion-settings.ts";
import type { TaskSet } from "./task.ts";

/** Failures of one executor in one task set: ExecutorFailuresInTaskSet. */
export interface ExecutorFailures {
  readonly host: HostName;
  /** Of each task that failed there: how often, and when last. */
  readonly tasks: Map<number, { count: number; last: Micros }>;
}

/** What the lists tell: listeners, and the log. */
export interface ExclusionTold {
  now(): Micros;
  post(event: ExclusionEvent): void;
  log(level: "INFO" | "WARN", logger: string, text: string): void;
}

export class TaskSetExcludelist {
  readonly #settings: ExclusionSettings;
  readonly #told: ExclusionTold;
  readonly #stage: { readonly stageId: number; readonly stageAttemptId: number };
  readonly failures = new Map<ExecutorId, ExecutorFailures>();
  readonly #executors = new Set<ExecutorId>();
  readonly #nodes = new Set<HostName>();
  /** Of the last failure that was counted; Spark says null where there was none. */
  latestFailureReason = "null";

  constructor(set: TaskSet, settings: ExclusionSettings, told: ExclusionTold) {
    this.#settings = settings;
    this.#told = told;
    this.#stage = { stageId: set.stageId, stageAttemptId: set.stageAttemptId };
  }

  /** Whether the stage takes no offer of this executor. */
  excludes(executorId: ExecutorId, host: HostName): boolean {
    return this.#nodes.has(host) || this.#executors.has(executorId);
  }

  /** Whether one task does not run there. */
  excludesTask(index: number, executorId: ExecutorId, host: HostName): boolean {
    const here = this.failures.get(executorId)?.tasks.get(index)?.count ?? 0;
    return (
      here >= this.#settings.taskAttemptsPerExecutor ||
      this.#onNode(index, host) >= this.#settings.taskAttemptsPerNode
    );
  }

  #onNode(index: number, host: HostName): number {
    let sum = 0;
    for (const failed of this.failures.values())
      if (failed.host === host) sum += failed.tasks.get(index)?.count ?? 0;
    return sum;
  }

  /** A failure that counts. */
  taskFailed({ index, executorId, host }: TaskInfo, reason: string): void {
    this.latestFailureReason = reason;
    let failed = this.failures.get(executorId);
    if (failed === undefined) this.failures.set(executorId, (failed = { host, tasks: new Map() }));
    const count = (failed.tasks.get(index)?.count ?? 0) + 1;
    failed.tasks.set(index, { count, last: this.#told.now() });
    const taskFailures = failed.tasks.size;
    if (taskFailures < this.#settings.stageTasksPerExecutor || this.#executors.has(executorId))
      return;
    this.#executors.add(executorId);
    this.#say(`executor ${executorId}`);
    const event = { time: this.#told.now(), executorId, taskFailures, ...this.#stage };
    this.#told.post({ kind: "SparkListenerExecutorBlacklistedForStage", ...event });
    this.#told.post({ kind: "SparkListenerExecutorExcludedForStage", ...event });
    this.#lookAtNode(host);
  }

  #lookAtNode(host: HostName): void {
    const executorFailures = [...this.#executors].filter(
      (id) => this.failures.get(id)?.host === host,
    ).length;
    if (executorFailures < this.#settings.stageExecutorsPerNode || this.#nodes.has(host)) return;
    this.#nodes.add(host);
    this.#say(host);
    const event = { time: this.#told.now(), hostId: host, executorFailures, ...this.#stage };
    this.#told.post({ kind: "SparkListenerNodeBlacklistedForStage", ...event });
    this.#told.post({ kind: "SparkListenerNodeExcludedForStage", ...event });
  }

  #say(what: string): void {
    this.#told.log(
      "INFO",
      "TaskSetExcludelist",
      `Excluding ${what} for stage ${this.#stage.stageId}`,
    );
  }
}
