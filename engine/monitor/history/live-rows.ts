/**
 * Jobs, stages and tasks while events still change them; each can write itself into the store as a row. In Spark: LiveJob, LiveStage, LiveTask,
 * LiveExecutorStageSummary. The same: what they count. Left out on purpose: graphs of operations, the pools' own rows. Spark 3.5.3:
 * core/…/status/LiveEntity.scala.
 */
import type { EndReasonRead, ReadEventOf, StageRead, TaskRead } from "./events.ts";
import { Peaks } from "./executor-metrics.ts";
import type { Long } from "./longs.ts";
import type {
  ExecutorStageRow,
  JobRow,
  SpeculationRow,
  StageRow,
  StageState,
  TaskCounts,
  TaskRow,
  TaskState,
} from "./rows.ts";
import type { AttemptCounts } from "../rules/attempt-counts.ts";
import { type JobProgress, type JobStep, newJob } from "../rules/job-progress.ts";
import type { MonitorRules } from "../rules/rules.ts";
import { noMetrics, subtracted, type TaskMetrics } from "./task-metrics.ts";

/** Counts that a job and a stage have alike. */
class LiveCounts {
  protected readonly rules: MonitorRules;
  activeTasks = 0;
  completedTasks = 0;
  failedTasks = 0;
  killedTasks = 0;
  completedIndices = 0;
  readonly #succeeded = new Set<number | string>();
  readonly killedSummary = new Map<string, number>();

  constructor(rules: MonitorRules) {
    this.rules = rules;
  }

  /** Counts the end of an attempt, and answers what it added; `index` is what tells its task from others here. */
  count(index: number | string, { kind, message }: EndReasonRead): AttemptCounts {
    const succeededBefore = this.#succeeded.has(index);
    const added = this.rules.countAttempt({ reason: kind, succeededBefore });
    if (kind === "Success") this.#succeeded.add(index);
    this.activeTasks += added.active;
    this.completedTasks += added.completed;
    this.failedTasks += added.failed;
    this.killedTasks += added.killed;
    this.completedIndices += added.tasks;
    if (added.killed > 0 && message !== undefined)
      this.killedSummary.set(message, (this.killedSummary.get(message) ?? 0) + 1);
    return added;
  }

  protected counts(): TaskCounts {
    return {
      numActiveTasks: this.activeTasks,
      numCompletedTasks: this.completedTasks,
      numFailedTasks: this.failedTasks,
      numKilledTasks: this.killedTasks,
      numCompletedIndices: this.completedIndices,
      killedTasksSummary: new Map(this.killedSummary),
    };
  }
}

const latest = (stages: readonly StageRead[]): StageRead | undefined =>
  stages.reduce<StageRead | undefined>(
    (last, stage) => (last === undefined || stage.stageId >= last.stageId ? stage : last),
    undefined,
  );

export class LiveJob extends LiveCounts {
  readonly start: ReadEventOf<"JobStart">;
  readonly stageIds: ReadonlySet<number>;
  #progress: JobProgress = newJob;
  completionTime: number | undefined;
  isWritten = false;

  constructor(start: ReadEventOf<"JobStart">, rules: MonitorRules) {
    super(rules);
    this.start = start;
    this.stageIds = new Set(start.stages.map(({ stageId }) => stageId));
  }

  take(step: JobStep): void {
    this.#progress = this.rules.foldJob(this.#progress, step);
  }

  row(): JobRow {
    const { jobId, time, stages, properties } = this.start;
    const { status, activeStages, completedStages, failedStages, skippedStages, skippedTasks } =
      this.#progress;
    const missing = stages.filter(({ completionTime }) => completionTime === undefined);
    const tags = (properties.get("spark.job.tags") ?? "").split(",").filter((tag) => tag !== "");
    return {
      ...this.counts(),
      jobId,
      name: latest(stages)?.name ?? "",
      description: properties.get("spark.job.description"),
      status,
      submissionTime: time > 0 ? time : undefined,
      completionTime: this.completionTime,
      stageIds: stages.map(({ stageId }) => stageId),
      jobGroup: properties.get("spark.jobGroup.id"),
      jobTags: [...new Set(tags)].sort(),
      numTasks: missing.reduce((sum, { numTasks }) => sum + numTasks, 0),
      numSkippedTasks: skippedTasks,
      numActiveStages: activeStages,
      numCompletedStages: completedStages.length,
      numSkippedStages: skippedStages.length,
      numFailedStages: failedStages,
    };
  }
}

/** What one executor does in a stage attempt. */
export class LiveExecutorStage {
  readonly executorId: string;
  taskTime: Long = 0;
  succeededTasks = 0;
  failedTasks = 0;
  killedTasks = 0;
  isExcluded = false;
  metrics: TaskMetrics = noMetrics;
  readonly peaks = new Peaks();

  constructor(executorId: string) {
    this.executorId = executorId;
  }

  row(): ExecutorStageRow {
    const { executorId, taskTime, failedTasks, succeededTasks, killedTasks } = this;
    const { metrics, isExcluded } = this;
    const peaks = this.peaks.values();
    const counts = { taskTime, failedTasks, succeededTasks, killedTasks };
    return { executorId, ...counts, metrics, isExcluded, peaks };
  }
}

const numbers = { numTasks: 0, numActiveTasks: 0, numCompletedTasks: 0 };

export class LiveStage extends LiveCounts {
  info: StageRead;
  readonly stageId: number;
  readonly attemptId: number;
  jobs: LiveJob[] = [];
  status: StageState = "PENDING";
  description: string | undefined;
  schedulingPool = "default";
  firstLaunchTime = Infinity;
  metrics: TaskMetrics = noMetrics;
  readonly peaks = new Peaks();
  readonly #executors = new Map<string, LiveExecutorStage>();
  readonly #running = new Map<string, number>();
  readonly excludedExecutors = new Set<string>();
  speculation: SpeculationRow = { ...numbers, numFailedTasks: 0, numKilledTasks: 0 };
  /** How many of its tasks count as kept. */
  savedTasks = 0;
  isWritten = false;

  constructor(info: StageRead, rules: MonitorRules) {
    super(rules);
    this.info = info;
    this.stageId = info.stageId;
    this.attemptId = info.attemptId;
  }

  get isOver(): boolean {
    return this.activeTasks === 0 && (this.status === "COMPLETE" || this.status === "FAILED");
  }

  get executors(): Iterable<LiveExecutorStage> {
    return this.#executors.values();
  }

  executor(id: string): LiveExecutorStage {
    const found = this.#executors.get(id) ?? new LiveExecutorStage(id);
    this.#executors.set(id, found);
    return found;
  }

  /** How many attempts run on an executor, after so many more. */
  running(executorId: string, more: number): number {
    const count = (this.#running.get(executorId) ?? 0) + more;
    this.#running.set(executorId, count);
    return count;
  }

  row(): StageRow {
    const { info } = this;
    return {
      ...this.counts(),
      info,
      stageId: this.stageId,
      attemptId: this.attemptId,
      status: this.status,
      description: this.description,
      schedulingPool: this.schedulingPool,
      metrics: this.metrics,
      name: info.name,
      numTasks: info.numTasks,
      submissionTime: info.submissionTime,
      completionTime: info.completionTime,
      failureReason: info.failureReason,
      jobIds: [...new Set(this.jobs.map(({ start }) => start.jobId))],
      rddIds: info.rdds.map(({ id }) => id),
      firstTaskLaunchedTime: this.firstLaunchTime < Infinity ? this.firstLaunchTime : undefined,
      peaks: this.peaks.values(),
    };
  }
}

export class LiveTask {
  readonly #stageId: number;
  readonly #attemptId: number;
  task: TaskRead;
  taskType: string | undefined;
  errorMessage: string | undefined;
  #metrics: TaskMetrics | undefined;

  constructor({ stageId, attemptId, task }: ReadEventOf<"TaskStart">) {
    this.#stageId = stageId;
    this.#attemptId = attemptId;
    this.task = task;
  }

  /** Takes what is reported, and answers by how much it is more than before. */
  update(metrics: TaskMetrics): TaskMetrics {
    const before = this.#metrics;
    this.#metrics = metrics;
    return before === undefined || (before[0] ?? 0) < 0 ? metrics : subtracted(metrics, before);
  }

  /** `lastUpdate`: up to when a running one has run. */
  row(lastUpdate: number): TaskRow {
    const { task } = this;
    const { launchTime, finishTime, gettingResultTime } = task;
    return {
      taskId: task.taskId,
      stageId: this.#stageId,
      stageAttemptId: this.#attemptId,
      index: task.index,
      attempt: task.attempt,
      partitionId: task.partitionId,
      launchTime,
      resultFetchStart: gettingResultTime === 0 ? -1 : gettingResultTime,
      duration: (finishTime === 0 ? lastUpdate : finishTime) - launchTime,
      executorId: task.executorId,
      host: task.host,
      status: stateOf(task),
      taskLocality: task.locality,
      speculative: task.speculative,
      accumulables: task.accumulables.filter(({ hidden }) => !hidden),
      errorMessage: this.errorMessage,
      taskType: this.taskType,
      metrics: this.#metrics,
      resubmitted: false,
    };
  }
}

function stateOf({ finishTime, gettingResultTime, failed, killed }: TaskRead): TaskState {
  if (finishTime === 0) return gettingResultTime === 0 ? "RUNNING" : "GET RESULT";
  if (failed) return "FAILED";
  return killed ? "KILLED" : "SUCCESS";
}
