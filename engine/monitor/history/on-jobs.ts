/**
 * What starts and ends of jobs and stages change. In Spark: onJobStart, onJobEnd, onStageSubmitted, onStageCompleted of AppStatusListener. The same: a
 * stage that nobody submitted is PENDING until a job of its ends, then SKIPPED; stages submitted again count as completed once. Left out on purpose:
 * rows of pools. Spark 3.5.3: core/…/status/AppStatusListener.scala.
 */
import type { ReadEventOf, StageRead } from "./events.ts";
import { LiveJob } from "./live-rows.ts";
import type { LiveState } from "./live-state.ts";
import { isValid, LiveRdd } from "./live-storage.ts";
import { onExecutionJob } from "./on-sql.ts";
import { stageKey } from "./store.ts";

export function onJobStart(state: LiveState, event: ReadEventOf<"JobStart">): void {
  const job = new LiveJob(event, state.store.rules);
  state.jobs.set(event.jobId, job);
  for (const info of event.stages) state.stageOf(info).jobs.push(job);
  onExecutionJob(state, event);
}

export function onJobEnd(state: LiveState, event: ReadEventOf<"JobEnd">): void {
  const job = state.jobs.get(event.jobId);
  if (job === undefined) return;
  state.jobs.delete(event.jobId);
  const pending: { readonly stageId: number; readonly numTasks: number }[] = [];
  for (const [key, stage] of state.stages) {
    if (!job.stageIds.has(stage.stageId) || stage.status !== "PENDING") continue;
    stage.status = "SKIPPED";
    pending.push({ stageId: stage.stageId, numTasks: stage.info.numTasks });
    state.stages.delete(key);
    state.writeStage(stage, true);
  }
  job.take({ kind: "JobEnd", succeeded: event.succeeded, pending });
  job.completionTime = event.time > 0 ? event.time : undefined;
  state.writeJob(job, true);
}

export function onStageSubmitted(state: LiveState, event: ReadEventOf<"StageSubmitted">): void {
  const { stage: info, properties } = event;
  const stage = state.stageOf(info);
  stage.status = "ACTIVE";
  stage.schedulingPool = properties.get("spark.scheduler.pool") ?? "default";
  stage.description = properties.get("spark.job.description");
  stage.jobs = [...state.jobs.values()].filter((job) => job.stageIds.has(info.stageId));
  for (const job of stage.jobs) job.take({ kind: "StageSubmitted", stageId: info.stageId });
  for (const rdd of info.rdds)
    if (isValid(rdd.storageLevel) && !state.rdds.has(rdd.id))
      state.rdds.set(rdd.id, new LiveRdd(rdd));
}

export function onStageCompleted(state: LiveState, event: ReadEventOf<"StageCompleted">): void {
  const { stage: info } = event;
  const stage = state.stage(info.stageId, info.attemptId);
  if (stage !== undefined) {
    stage.info = info;
    for (const executor of stage.executors) state.writeExecutorStage(stage, executor);
    const outcome = outcomeOf(info);
    stage.status = outcome;
    const { stageId, numTasks } = info;
    for (const job of stage.jobs) job.take({ kind: "StageCompleted", stageId, outcome, numTasks });
    for (const id of stage.excludedExecutors)
      state.executors.get(id)?.excludedInStages.delete(info.stageId);
    const isLast = stage.activeTasks === 0;
    state.writeStage(stage, isLast);
    if (isLast) state.stages.delete(stageKey(info.stageId, info.attemptId));
  }
  for (const [id, { removeTime = -1 }] of state.deadExecutors)
    if (!wasThereForAStage(state, removeTime)) state.deadExecutors.delete(id);
}

function outcomeOf({
  failureReason,
  submissionTime,
}: StageRead): "COMPLETE" | "FAILED" | "SKIPPED" {
  if (failureReason !== undefined) return "FAILED";
  return submissionTime === undefined ? "SKIPPED" : "COMPLETE";
}

/** Whether any stage that still runs was submitted before. */
export const wasThereForAStage = (state: LiveState, removeTime: number): boolean =>
  [...state.stages.values()].some(({ info }) => (info.submissionTime ?? 0) < removeTime);
