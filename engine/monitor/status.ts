/**
 * AppStatusListener: jobs, stages, tasks and executors as a fold over the events of one application. A prefix of the events gives how things stood at
 * that instant. Same as Spark: what counts as skipped, failed, completed, and for which job; a stage that no one submitted is PENDING until a job of its
 * ends, then SKIPPED. Left out on purpose: Spark's slip of adding the time of a resubmitted attempt to its executor twice. Spark 3.5.3: core/…/status/AppStatusListener.scala.
 */
import type { ApplicationId, ExecutorId } from "../foundation/ids.ts";
import type { StageInfo } from "../events/listener-events.ts";
import type { EventOf, TracedEvent } from "../events/trace.ts";
import { reasonText } from "../events/task-end-reason.ts";
import type { TaskMetrics } from "../events/task-metrics.ts";
import { bringsMetrics } from "./internal-metrics.ts";
import type { ExecutorStatus, JobStatus, StageStatus, TaskStatus } from "./status-records.ts";
import { countEnd, newExecutor, newJob, newStage, newTask, type Mutable } from "./status-rows.ts";

/** Everything that the events say of one application. */
export interface ApplicationStatus {
  readonly jobs: readonly JobStatus[];
  /** By stage id and attempt. */
  readonly stages: readonly StageStatus[];
  readonly tasks: readonly TaskStatus[];
  readonly executors: readonly ExecutorStatus[];
}

/** The jobs, in order of their ids. */
export const jobsOf = (
  events: readonly TracedEvent[],
  appId?: ApplicationId,
): readonly JobStatus[] => statusOf(events, appId).jobs;

/** The attempts of stages by id and attempt, skipped ones among them. */
export const stagesOf = (
  events: readonly TracedEvent[],
  appId?: ApplicationId,
): readonly StageStatus[] => statusOf(events, appId).stages;

/** The task attempts, in order of launch. */
export const tasksOf = (
  events: readonly TracedEvent[],
  appId?: ApplicationId,
): readonly TaskStatus[] => statusOf(events, appId).tasks;

/** The executors in order of arrival, the dead ones among them. */
export const executorsOf = (
  events: readonly TracedEvent[],
  appId?: ApplicationId,
): readonly ExecutorStatus[] => statusOf(events, appId).executors;

/** Folds the events of one application: of `appId`, or of the first one that says anything. */
export function statusOf(events: readonly TracedEvent[], appId?: ApplicationId): ApplicationStatus {
  const app = appId ?? events.find((event) => event.kind.startsWith("SparkListener"))?.app;
  const fold = new StatusFold();
  for (const event of events) if (event.app === app) fold.take(event);
  return fold.status();
}

class StatusFold {
  readonly #jobs = new Map<number, Mutable<JobStatus>>();
  readonly #stages = new Map<string, Mutable<StageStatus>>();
  /** Attempts that may still change; one that is over makes room for another of the same number. */
  readonly #live = new Set<Mutable<StageStatus>>();
  readonly #completedStages = new Map<number, Set<number>>();
  readonly #tasks = new Map<number, Mutable<TaskStatus>>();
  readonly #indices = new Map<object, Set<string>>();
  readonly #executors = new Map<ExecutorId, Mutable<ExecutorStatus>>();

  status(): ApplicationStatus {
    return {
      jobs: [...this.#jobs.values()],
      stages: [...this.#stages.values()].sort(
        (a, b) => a.stageId - b.stageId || a.attemptId - b.attemptId,
      ),
      tasks: [...this.#tasks.values()],
      executors: [...this.#executors.values()],
    };
  }

  take(event: TracedEvent): void {
    switch (event.kind) {
      case "SparkListenerJobStart":
        return this.#jobStart(event);
      case "SparkListenerJobEnd":
        return this.#jobEnd(event);
      case "SparkListenerStageSubmitted":
        return this.#stageSubmitted(event.stageInfo);
      case "SparkListenerStageCompleted":
        return this.#stageCompleted(event.stageInfo);
      case "SparkListenerTaskStart":
        return this.#taskStart(event);
      case "SparkListenerTaskEnd":
        return this.#taskEnd(event);
      case "SparkListenerExecutorAdded":
      case "SparkListenerBlockManagerAdded":
        return this.#executorAdded(event);
      case "SparkListenerExecutorRemoved":
        return this.#executorRemoved(event);
      // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the rest says nothing of these four.
      default:
    }
  }

  #jobStart(event: EventOf<"SparkListenerJobStart">): void {
    this.#jobs.set(event.jobId, newJob(event));
    this.#completedStages.set(event.jobId, new Set());
    for (const info of event.stageInfos) {
      const stage = this.#stage(info);
      stage.jobIds = [...stage.jobIds, event.jobId];
    }
  }

  #jobEnd(event: EventOf<"SparkListenerJobEnd">): void {
    const job = this.#jobs.get(event.jobId);
    if (job === undefined) return;
    for (const stage of this.#live) {
      if (stage.status !== "PENDING" || !job.stageIds.includes(stage.stageId)) continue;
      stage.status = "SKIPPED";
      this.#live.delete(stage);
      job.numSkippedStages += 1;
      job.numSkippedTasks += stage.numTasks;
    }
    const { jobResult } = event;
    job.status = jobResult.kind === "JobSucceeded" ? "SUCCEEDED" : "FAILED";
    if (jobResult.kind === "JobFailed") job.failure = jobResult.message;
    job.completionTime = event.time;
  }

  /** The live row of a stage attempt, a new one where there is none. */
  #stage(info: StageInfo): Mutable<StageStatus> {
    const key = `${info.stageId}.${info.attemptNumber}`;
    const found = this.#stages.get(key);
    if (found !== undefined && this.#live.has(found)) return Object.assign(found, { info });
    const stage = newStage(info);
    this.#stages.set(key, stage);
    this.#live.add(stage);
    return stage;
  }

  #jobsOf(stage: StageStatus | undefined): Mutable<JobStatus>[] {
    return (stage?.jobIds ?? []).flatMap((id) => this.#jobs.get(id) ?? []);
  }

  #stageSubmitted(info: StageInfo): void {
    const stage = this.#stage(info);
    stage.status = "ACTIVE";
    stage.numTasks = info.numTasks;
    stage.submissionTime = info.submissionTime;
    const running = [...this.#jobs.values()].filter((job) => job.status === "RUNNING");
    stage.jobIds = running
      .filter((job) => job.stageIds.includes(info.stageId))
      .map(({ jobId }) => jobId);
    for (const job of this.#jobsOf(stage)) {
      job.numActiveStages += 1;
      this.#countCompleted(job, (done) => done.delete(info.stageId));
    }
  }

  #countCompleted(job: Mutable<JobStatus>, change: (done: Set<number>) => void): void {
    const done = this.#completedStages.get(job.jobId) ?? new Set();
    change(done);
    job.numCompletedStages = done.size;
  }

  #stageCompleted(info: StageInfo): void {
    const stage = this.#stages.get(`${info.stageId}.${info.attemptNumber}`);
    if (stage === undefined || !this.#live.has(stage)) return;
    const { submissionTime, completionTime, failureReason } = info;
    Object.assign(stage, { info, submissionTime, completionTime, failureReason });
    if (failureReason !== undefined) stage.status = "FAILED";
    else stage.status = submissionTime === undefined ? "SKIPPED" : "COMPLETE";
    for (const job of this.#jobsOf(stage)) {
      job.numActiveStages -= 1;
      if (stage.status === "FAILED") job.numFailedStages += 1;
      if (stage.status === "COMPLETE") this.#countCompleted(job, (done) => done.add(info.stageId));
      if (stage.status !== "SKIPPED") continue;
      job.numSkippedStages += 1;
      job.numSkippedTasks += stage.numTasks;
    }
    this.#forgetIfOver(stage);
  }

  #forgetIfOver(stage: Mutable<StageStatus>): void {
    const over = stage.status !== "PENDING" && stage.status !== "ACTIVE";
    if (over && stage.numActiveTasks === 0) this.#live.delete(stage);
  }

  #taskStart(event: EventOf<"SparkListenerTaskStart">): void {
    this.#tasks.set(event.taskInfo.taskId, newTask(event));
    const stage = this.#stages.get(`${event.stageId}.${event.stageAttemptId}`);
    if (stage !== undefined) {
      stage.numActiveTasks += 1;
      stage.firstTaskLaunchedTime ??= event.taskInfo.launchTime;
    }
    for (const job of this.#jobsOf(stage)) job.numActiveTasks += 1;
    const executor = this.#executors.get(event.taskInfo.executorId);
    if (executor === undefined) return;
    executor.totalTasks += 1;
    executor.activeTasks += 1;
  }

  #taskEnd(event: EventOf<"SparkListenerTaskEnd">): void {
    const { reason, taskInfo } = event;
    const task = this.#tasks.get(taskInfo.taskId);
    if (reason.kind === "Resubmitted") {
      if (task !== undefined) task.resubmitted = true;
    } else if (task !== undefined) {
      task.status =
        reason.kind === "Success" ? "SUCCESS" : reason.kind === "TaskKilled" ? "KILLED" : "FAILED";
      task.finishTime = taskInfo.finishTime;
      task.taskType = event.taskType;
      task.reason = reason;
      task.metrics = metricsOf(event);
      if (reason.kind === "TaskKilled") task.errorMessage = reason.reason;
      else if (reason.kind !== "Success") task.errorMessage = reasonText(reason);
    }
    this.#countTaskEnd(event);
  }

  #countTaskEnd(event: EventOf<"SparkListenerTaskEnd">): void {
    const key = `${event.stageId}.${event.stageAttemptId}`;
    const stage = this.#stages.get(key);
    if (stage !== undefined && this.#live.has(stage)) {
      countEnd(stage, event, this.#indicesOf(stage));
      for (const job of this.#jobsOf(stage)) countEnd(job, event, this.#indicesOf(job));
      const metrics = metricsOf(event);
      if (metrics !== undefined) {
        stage.inputBytes += metrics.inputBytesRead;
        stage.inputRecords += metrics.inputRecordsRead;
        stage.shuffleReadBytes += metrics.localBytesRead + metrics.remoteBytesRead;
        stage.shuffleReadRecords += metrics.shuffleRecordsRead;
        stage.shuffleWriteBytes += metrics.shuffleBytesWritten;
        stage.shuffleWriteRecords += metrics.shuffleRecordsWritten;
      }
      this.#forgetIfOver(stage);
    }
    const executor = this.#executors.get(event.taskInfo.executorId);
    if (executor?.isActive === true) countOnExecutor(executor, event);
  }

  #indicesOf(row: object): Set<string> {
    const found = this.#indices.get(row) ?? new Set();
    this.#indices.set(row, found);
    return found;
  }

  #executorAdded(
    event: EventOf<"SparkListenerExecutorAdded"> | EventOf<"SparkListenerBlockManagerAdded">,
  ): void {
    const added = event.kind === "SparkListenerExecutorAdded";
    const id = added ? event.executorId : event.blockManagerId.executorId;
    const executor = this.#executors.get(id) ?? newExecutor(id, event.time);
    this.#executors.set(id, executor);
    executor.isActive = true;
    executor.host = added ? event.host : event.blockManagerId.host;
    if (added) executor.totalCores = event.totalCores;
    else executor.maxMemory = event.maxMem;
  }

  #executorRemoved(event: EventOf<"SparkListenerExecutorRemoved">): void {
    const executor = this.#executors.get(event.executorId);
    if (executor === undefined) return;
    executor.isActive = false;
    executor.removeTime = event.time;
    executor.removeReason = event.reason;
  }
}

/** What the driver got to know of the attempt's metrics. */
const metricsOf = ({
  reason,
  taskMetrics,
}: EventOf<"SparkListenerTaskEnd">): TaskMetrics | undefined =>
  bringsMetrics(reason) ? taskMetrics : undefined;

function countOnExecutor(
  executor: Mutable<ExecutorStatus>,
  event: EventOf<"SparkListenerTaskEnd">,
): void {
  const { reason, taskInfo } = event;
  const metrics = metricsOf(event);
  if (reason.kind === "Success") executor.completedTasks += 1;
  else if (reason.kind !== "TaskKilled") executor.failedTasks += 1;
  if (reason.kind === "Resubmitted") return;
  executor.activeTasks -= 1;
  executor.totalDuration += taskInfo.finishTime - taskInfo.launchTime;
  executor.totalInputBytes += metrics?.inputBytesRead ?? 0;
  executor.totalShuffleRead += (metrics?.localBytesRead ?? 0) + (metrics?.remoteBytesRead ?? 0);
  executor.totalShuffleWrite += metrics?.shuffleBytesWritten ?? 0;
}
