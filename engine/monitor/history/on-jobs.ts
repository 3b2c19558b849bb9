/**
 * What starts and ends of jobs and stages change. In Spark: onJobStart, onJobEnd, onStageSubmitted, onStageCompleted of AppStatusListener. The same: a
 * stage that nobody submitted is PENDING until a job of its ends, then SKIPPED; stages submitted again count as completed once. Left out on purpose:
 * rows of pools. Spark 3.5.3: core/…/status/AppStatusListener.scala.
 */
import type { ReadEventOf } from "./events.ts";
import { LiveJob } from "./live-rows.ts";
import type { LiveState } from "./live-state.ts";
import { isValid, LiveRdd } from "./live-storage.ts";
import { stageKey } from "./store.ts";

export function onJobStart(state: LiveState, event: ReadEventOf<"JobStart">): void {
  const job = new LiveJob(event);
  state.jobs.set(event.jobId, job);
  for (const info of event.stages) state.stageOf(info).jobs.push(job);
}

export function onJobEnd(state: LiveState, event: ReadEventOf<"JobEnd">): void {
  const job = state.jobs.get(event.jobId);
  if (job === undefined) return;
  state.jobs.delete(event.jobId);
  for (const [key, stage] of state.stages) {
    if (!job.stageIds.has(stage.stageId) || stage.status !== "PENDING") continue;
    stage.status = "SKIPPED";
    job.skippedStages.add(stage.stageId);
    job.skippedTasks += stage.info.numTasks;
    state.stages.delete(key);
    state.writeStage(stage, true);
  }
  job.status = event.succeeded ? "SUCCEEDED" : "FAILED";
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
  for (const job of stage.jobs) {
    job.completedStages.delete(info.stageId);
    job.activeStages += 1;
  }
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
    if (info.failureReason !== undefined) stage.status = "FAILED";
    else stage.status = info.submissionTime === undefined ? "SKIPPED" : "COMPLETE";
    for (const job of stage.jobs) {
      if (stage.status === "FAILED") job.failedStages += 1;
      else if (stage.status === "COMPLETE") job.completedStages.add(info.stageId);
      else {
        job.skippedStages.add(info.stageId);
        job.skippedTasks += info.numTasks;
      }
      job.activeStages -= 1;
    }
    for (const id of stage.excludedExecutors)
      state.executors.get(id)?.excludedInStages.delete(info.stageId);
    const isLast = stage.activeTasks === 0;
    state.writeStage(stage, isLast);
    if (isLast) state.stages.delete(stageKey(info.stageId, info.attemptId));
  }
  for (const [id, { removeTime = -1 }] of state.deadExecutors)
    if (!wasThereForAStage(state, removeTime)) state.deadExecutors.delete(id);
}

/** Whether any stage that still runs was submitted before. */
export const wasThereForAStage = (state: LiveState, removeTime: number): boolean =>
  [...state.stages.values()].some(({ info }) => (info.submissionTime ?? 0) < removeTime);
