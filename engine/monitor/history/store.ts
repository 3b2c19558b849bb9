/**
 * The status store: rows of one application by their keys, the oldest of which give way when there are too many. In Spark: AppStatusStore over an
 * InMemoryStore, ElementTrackingStore's triggers. The same: limits (1000 jobs, 1000 stage attempts, 100 dead executors, 100000 tasks of a stage
 * attempt), what goes first. Left out on purpose: stores on disk, cached quantiles. Spark 3.5.3: core/…/status/AppStatusListener.scala (cleanup…).
 */
import type { EnvironmentRead, ResourceProfileRead } from "./events.ts";
import { type MonitorRules, sparkRules } from "../rules/rules.ts";
import { byLong, type Long } from "./longs.ts";
import type {
  ExecutionRow,
  ExecutorRow,
  ExecutorStageRow,
  JobRow,
  ProcessRow,
  RddRow,
  SpeculationRow,
  StageRow,
  TaskRow,
} from "./rows.ts";

/** How many rows are kept: spark.ui.retainedJobs and its like. */
export interface Retained {
  readonly jobs: number;
  readonly stages: number;
  readonly tasksPerStage: number;
  readonly deadExecutors: number;
}

export const sparkRetains: Retained = {
  jobs: 1000,
  stages: 1000,
  tasksPerStage: 100_000,
  deadExecutors: 100,
};

/** Of what an application's first and last events say. */
export interface ApplicationTimes {
  readonly startTime: number;
  /** Undefined as long as it has not ended. */
  readonly endTime: number | undefined;
}

export const stageKey = (stageId: number, attemptId: number): string => `${stageId}.${attemptId}`;

export class StatusStore {
  readonly retained: Retained;
  /** By which it was filled, and by which its rows are summed up. */
  readonly rules: MonitorRules;
  readonly jobs = new Map<number, JobRow>();
  readonly stages = new Map<string, StageRow>();
  /** The task attempts of each stage attempt. */
  readonly tasks = new Map<string, Map<Long, TaskRow>>();
  readonly executors = new Map<string, ExecutorRow>();
  readonly executorStages = new Map<string, Map<string, ExecutorStageRow>>();
  readonly speculation = new Map<string, SpeculationRow>();
  readonly rdds = new Map<number, RddRow>();
  readonly processes = new Map<string, ProcessRow>();
  readonly executions = new Map<number, ExecutionRow>();
  readonly profiles = new Map<number, ResourceProfileRead>();
  environment: EnvironmentRead | undefined;
  times: ApplicationTimes | undefined;

  constructor(retained: Retained = sparkRetains, rules: MonitorRules = sparkRules) {
    this.retained = retained;
    this.rules = rules;
  }

  tasksOf(stageId: number, attemptId: number): readonly TaskRow[] {
    const tasks = this.tasks.get(stageKey(stageId, attemptId));
    return [...(tasks?.values() ?? [])].sort((a, b) => byLong(a.taskId, b.taskId));
  }

  /** By id and attempt. */
  stageRows(): readonly StageRow[] {
    return [...this.stages.values()].sort(byStage);
  }

  writeTask(row: TaskRow): void {
    const key = stageKey(row.stageId, row.stageAttemptId);
    const tasks = this.tasks.get(key) ?? new Map<Long, TaskRow>();
    this.tasks.set(key, tasks);
    tasks.set(row.taskId, row);
  }

  /** The attempt had succeeded, and its output was lost with its executor. */
  markResubmitted(stageId: number, attemptId: number, taskId: Long): void {
    const row = this.tasks.get(stageKey(stageId, attemptId))?.get(taskId);
    if (row !== undefined) this.writeTask({ ...row, resubmitted: true });
  }

  writeExecutorStage(stageId: number, attemptId: number, row: ExecutorStageRow): void {
    const key = stageKey(stageId, attemptId);
    const rows = this.executorStages.get(key) ?? new Map<string, ExecutorStageRow>();
    this.executorStages.set(key, rows);
    rows.set(row.executorId, row);
  }

  /** Lets the oldest finished jobs go when there are too many. */
  trimJobs(): void {
    const excess = tooMany(this.jobs.size, this.retained.jobs);
    if (excess === 0) return;
    const over = [...this.jobs.values()]
      .filter(({ status, completionTime }) => status !== "RUNNING" && (completionTime ?? -1) >= 0)
      .sort((a, b) => (a.completionTime ?? -1) - (b.completionTime ?? -1) || a.jobId - b.jobId);
    for (const { jobId } of over.slice(0, excess)) this.jobs.delete(jobId);
  }

  /** Lets stages that are over go when there are too many, those without a time of completion (the skipped ones) first. */
  trimStages(): void {
    const excess = tooMany(this.stages.size, this.retained.stages);
    if (excess === 0) return;
    const over = [...this.stageRows()]
      .filter(({ status }) => status !== "ACTIVE" && status !== "PENDING")
      .sort((a, b) => (a.completionTime ?? -1) - (b.completionTime ?? -1));
    for (const { stageId, attemptId } of over.slice(0, excess)) {
      const key = stageKey(stageId, attemptId);
      this.stages.delete(key);
      this.executorStages.delete(key);
      this.tasks.delete(key);
    }
  }

  /** Lets dead executors go, by their ids, when there are too many. */
  trimExecutors(active: number): void {
    const dead = this.executors.size - active;
    const excess = tooMany(dead, this.retained.deadExecutors);
    if (excess === 0) return;
    const over = [...this.executors.values()]
      .filter(({ isActive }) => !isActive)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const { id } of over.slice(0, excess)) this.executors.delete(id);
  }

  /** Lets the tasks of a stage attempt go that ended first; answers how many are too many, though fewer may have ended. */
  trimTasks(key: string, saved: number): number {
    const excess = tooMany(saved, this.retained.tasksPerStage);
    const tasks = this.tasks.get(key);
    if (excess === 0 || tasks === undefined) return excess;
    const ended = [...tasks.values()].sort(
      (a, b) =>
        a.launchTime + a.duration - (b.launchTime + b.duration) || byLong(a.taskId, b.taskId),
    );
    for (const { taskId } of ended.slice(0, excess)) tasks.delete(taskId);
    return excess;
  }
}

export const byStage = (
  a: { readonly stageId: number; readonly attemptId: number },
  b: { readonly stageId: number; readonly attemptId: number },
): number => a.stageId - b.stageId || a.attemptId - b.attemptId;

/** A tenth at least, so that not every new row pushes one out. */
const tooMany = (size: number, retained: number): number =>
  size > retained ? Math.max(Math.floor(retained / 10), size - retained) : 0;
