/**
 * What the start and the end of a task change: its row, its stage's, its jobs' and its executor's counts and sums. In Spark: onTaskStart, onTaskEnd,
 * onExecutorMetricsUpdate and onStageExecutorMetrics of AppStatusListener. The same: that a resubmitted attempt's time is added to its executor twice.
 * Left out on purpose: sources of metrics about these counts. Spark 3.5.3: core/…/status/AppStatusListener.scala.
 */
import type { ReadEventOf } from "./events.ts";
import type { ExecutorMetrics } from "./executor-metrics.ts";
import type { AttemptCounts } from "../rules/attempt-counts.ts";
import { LiveTask, type LiveExecutorStage, type LiveStage } from "./live-rows.ts";
import type { LiveState } from "./live-state.ts";
import { plus } from "./longs.ts";
import { added, metric, type TaskMetrics } from "./task-metrics.ts";

type TaskEnd = ReadEventOf<"TaskEnd">;

export function onTaskStart(state: LiveState, event: ReadEventOf<"TaskStart">): void {
  const { stageId, attemptId, task } = event;
  state.tasks.set(task.taskId, new LiveTask(event));
  const stage = state.stage(stageId, attemptId);
  if (stage !== undefined) {
    if (task.speculative) countSpeculation(state, stage, 1, 1);
    stage.activeTasks += 1;
    stage.firstLaunchTime = Math.min(stage.firstLaunchTime, task.launchTime);
    stage.running(task.executorId, 1);
    for (const job of stage.jobs) job.activeTasks += 1;
    stage.savedTasks += 1;
    state.trimTasks(stage);
  }
  const executor = state.executors.get(task.executorId);
  executor?.step({ kind: "TaskStart" });
}

export function onTaskEnd(state: LiveState, event: TaskEnd): void {
  const more = endTask(state, event);
  const stage = state.stage(event.stageId, event.attemptId);
  if (stage !== undefined) {
    countInStage(state, stage, event, more);
    if (stage.isOver) state.stages.delete(`${event.stageId}.${event.attemptId}`);
  }
  countOnExecutor(state, event);
}

/** Ends the task's row; answers what its metrics add to what was known. Nothing where it had ended before. */
function endTask(state: LiveState, event: TaskEnd): TaskMetrics | undefined {
  const { task, reason, stageId, attemptId } = event;
  const live = state.tasks.get(task.taskId);
  if (live === undefined) {
    if (reason.kind === "Resubmitted") state.store.markResubmitted(stageId, attemptId, task.taskId);
    return undefined;
  }
  state.tasks.delete(task.taskId);
  live.task = task;
  live.taskType = event.taskType;
  live.errorMessage = reason.message;
  const more = live.update(event.metrics);
  state.writeTask(live);
  return more;
}

const STAGES_AT_MOST = 2 ** 20;

/** Tells a task of a job from all others: as a number, which is less to keep than a text, while stages are as many as occur. */
const taskKey = (stageId: number, index: number): number | string =>
  stageId < STAGES_AT_MOST && stageId >= 0 && index >= 0
    ? stageId * 2 ** 32 + index
    : `${stageId}.${index}`;

function countInStage(
  state: LiveState,
  stage: LiveStage,
  event: TaskEnd,
  more: TaskMetrics | undefined,
): void {
  const { task, reason } = event;
  if (more !== undefined) stage.metrics = added(stage.metrics, more);
  const delta = stage.count(task.index, reason);
  const running = stage.running(task.executorId, delta.active);
  const executor = stage.executor(task.executorId);
  stage.peaks.take(event.executorMetrics);
  executor.peaks.take(event.executorMetrics);
  const { isOver } = stage;
  if (isOver) state.writeStage(stage, true);
  for (const job of stage.jobs) {
    job.count(taskKey(event.stageId, task.index), reason);
    if (isOver) state.writeJob(job);
  }
  countOnStageExecutor(executor, event, delta, more);
  if (running === 0) state.writeExecutorStage(stage, executor);
  if (task.speculative) countSpeculation(state, stage, 0, -1, delta);
  state.trimTasks(stage);
}

function countOnStageExecutor(
  executor: LiveExecutorStage,
  { task }: TaskEnd,
  delta: AttemptCounts,
  more: TaskMetrics | undefined,
): void {
  executor.taskTime = plus(executor.taskTime, task.finishTime - task.launchTime);
  executor.succeededTasks += delta.completed;
  executor.failedTasks += delta.failed;
  executor.killedTasks += delta.killed;
  if (more !== undefined) executor.metrics = added(executor.metrics, more);
}

const noDelta: AttemptCounts = { active: 0, completed: 0, failed: 0, killed: 0, tasks: 0 };

function countSpeculation(
  state: LiveState,
  stage: LiveStage,
  tasks: number,
  active: number,
  delta = noDelta,
): void {
  const before = stage.speculation;
  stage.speculation = {
    numTasks: before.numTasks + tasks,
    numActiveTasks: before.numActiveTasks + active,
    numCompletedTasks: before.numCompletedTasks + delta.completed,
    numFailedTasks: before.numFailedTasks + delta.failed,
    numKilledTasks: before.numKilledTasks + delta.killed,
  };
  state.writeSpeculation(stage);
}

function countOnExecutor(state: LiveState, event: TaskEnd): void {
  const { task, metrics, reason } = event;
  const executor = state.executors.get(task.executorId);
  if (executor === undefined) return;
  executor.step({ kind: "TaskEnd", reason: reason.kind });
  executor.totalDuration = plus(executor.totalDuration, task.finishTime - task.launchTime);
  executor.peaks.take(event.executorMetrics);
  if (reason.kind === "Resubmitted") return;
  const read = plus(
    metric(metrics, "read.localBytesRead"),
    metric(metrics, "read.remoteBytesRead"),
  );
  executor.totalGcTime = plus(executor.totalGcTime, metric(metrics, "jvmGcTime"));
  executor.totalInputBytes = plus(executor.totalInputBytes, metric(metrics, "input.bytesRead"));
  executor.totalShuffleRead = plus(executor.totalShuffleRead, read);
  executor.totalShuffleWrite = plus(
    executor.totalShuffleWrite,
    metric(metrics, "write.bytesWritten"),
  );
}

export function onExecutorMetricsUpdate(
  state: LiveState,
  event: ReadEventOf<"ExecutorMetricsUpdate">,
): void {
  for (const { taskId, stageId, attemptId, metrics } of event.tasks) {
    const more = state.tasks.get(taskId)?.update(metrics);
    const stage = state.stage(stageId, attemptId);
    if (more === undefined || stage === undefined) continue;
    stage.metrics = added(stage.metrics, more);
    const executor = stage.executor(event.executorId);
    executor.metrics = added(executor.metrics, more);
  }
  for (const { stageId, attemptId, metrics } of event.stages) {
    state.executors.get(event.executorId)?.peaks.take(metrics);
    takeStagePeaks(state, { ...event, stageId, attemptId, metrics });
  }
}

interface StagePeaks {
  readonly stageId: number;
  readonly attemptId: number;
  readonly executorId: string;
  readonly metrics: ExecutorMetrics;
}

export function onStageExecutorMetrics(state: LiveState, event: StagePeaks): void {
  const executor =
    state.executors.get(event.executorId) ?? state.deadExecutors.get(event.executorId);
  if (executor?.peaks.take(event.metrics) === true) state.writeExecutor(executor);
  takeStagePeaks(state, event);
}

function takeStagePeaks(state: LiveState, event: StagePeaks): void {
  const stage = state.stage(event.stageId, event.attemptId);
  if (stage === undefined) return;
  if (stage.peaks.take(event.metrics)) state.writeStage(stage);
  const executor = stage.executor(event.executorId);
  if (executor.peaks.take(event.metrics)) state.writeExecutorStage(stage, executor);
}
