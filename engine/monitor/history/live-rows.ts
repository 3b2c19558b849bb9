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
  JobState,
  SpeculationRow,
  StageRow,
  StageState,
  TaskCounts,
  TaskRow,
  TaskState,
} from "./rows.ts";
import { noMetrics, subtracted, type TaskMetrics } from "./task-metrics.ts";

/** What the end of an attempt adds to each count. */
export interface Delta {
  readonly completed: number;
  readonly failed: number;
  readonly killed: number;
  /** How many attempts run no more: none where an output was lost later. */
  readonly ended: number;
}

export function deltaOf({ kind }: EndReasonRead): Delta {
  const none = { completed: 0, failed: 0, killed: 0, ended: 1 };
  switch (kind) {
    case "Success":
      return { ...none, completed: 1 };
    case "TaskKilled":
    case "TaskCommitDenied":
      return { ...none, killed: 1 };
    case "Resubmitted":
      return { ...none, failed: 1, ended: 0 };
    case "Failed":
      return { ...none, failed: 1 };
  }
}

/** Counts that a job and a stage have alike. */
class LiveCounts {
  activeTasks = 0;
  completedTasks = 0;
  failedTasks = 0;
  killedTasks = 0;
  readonly completedIndices = new Set<number | string>();
  readonly killedSummary = new Map<string, number>();

  /** Counts the end of an attempt; `index` is what tells its task from others here. */
  count(delta: Delta, index: number | string, reason: EndReasonRead): void {
    this.activeTasks -= delta.ended;
    this.completedTasks += delta.completed;
    if (delta.completed > 0) this.completedIndices.add(index);
    this.failedTasks += delta.failed;
    this.killedTasks += delta.killed;
    if (delta.killed === 0 || reason.message === undefined) return;
    this.killedSummary.set(reason.message, (this.killedSummary.get(reason.message) ?? 0) + 1);
  }

  protected counts(): TaskCounts {
    return {
      numActiveTasks: this.activeTasks,
      numCompletedTasks: this.completedTasks,
      numFailedTasks: this.failedTasks,
      numKilledTasks: this.killedTasks,
      numCompletedIndices: this.completedIndices.size,
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
  status: JobState = "RUNNING";
  completionTime: number | undefined;
  skippedTasks = 0;
  readonly skippedStages = new Set<number>();
  readonly completedStages = new Set<number>();
  activeStages = 0;
  failedStages = 0;
  isWritten = false;

  constructor(start: ReadEventOf<"JobStart">) {
    super();
    this.start = start;
    this.stageIds = new Set(start.stages.map(({ stageId }) => stageId));
  }

  row(): JobRow {
    const { jobId, time, stages, properties } = this.start;
    const missing = stages.filter(({ completionTime }) => completionTime === undefined);
    const tags = (properties.get("spark.job.tags") ?? "").split(",").filter((tag) => tag !== "");
    return {
      ...this.counts(),
      jobId,
      name: latest(stages)?.name ?? "",
      description: properties.get("spark.job.description"),
      status: this.status,
      submissionTime: time > 0 ? time : undefined,
      completionTime: this.completionTime,
      stageIds: stages.map(({ stageId }) => stageId),
      jobGroup: properties.get("spark.jobGroup.id"),
      jobTags: [...new Set(tags)].sort(),
      numTasks: missing.reduce((sum, { numTasks }) => sum + numTasks, 0),
      numSkippedTasks: this.skippedTasks,
      numActiveStages: this.activeStages,
      numCompletedStages: this.completedStages.size,
      numSkippedStages: this.skippedStages.size,
      numFailedStages: this.failedStages,
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

  constructor(info: StageRead) {
    super();
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
