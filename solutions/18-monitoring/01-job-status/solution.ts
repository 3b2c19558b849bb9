/**
 * 18/01 · How a job stands.
 *
 * In Spark: see the head of the kata. Left out on purpose: what the kata leaves out.
 */
import type { Policies } from "#engine/kata";

export const foldJob: Policies["foldJob"] = (job, step) => {
  const withOne = (ids: readonly number[], id: number) => (ids.includes(id) ? ids : [...ids, id]);
  if (step.kind === "StageSubmitted")
    return {
      ...job,
      activeStages: job.activeStages + 1,
      completedStages: job.completedStages.filter((id) => id !== step.stageId),
    };
  if (step.kind === "JobEnd") {
    const skippedStages = step.pending.reduce<readonly number[]>(
      (ids, { stageId }) => withOne(ids, stageId),
      job.skippedStages,
    );
    const skippedTasks = step.pending.reduce(
      (sum, { numTasks }) => sum + numTasks,
      job.skippedTasks,
    );
    return { ...job, skippedStages, skippedTasks, status: step.succeeded ? "SUCCEEDED" : "FAILED" };
  }
  const { stageId, outcome, numTasks } = step;
  const after = { ...job, activeStages: job.activeStages - 1 };
  if (outcome === "COMPLETE")
    return { ...after, completedStages: withOne(job.completedStages, stageId) };
  if (outcome === "FAILED") return { ...after, failedStages: job.failedStages + 1 };
  return {
    ...after,
    skippedStages: withOne(job.skippedStages, stageId),
    skippedTasks: job.skippedTasks + numTasks,
  };
};
