/** K-18-01-a: “A stage that runs again counts as one more that is complete.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-01-a",
  en: {
    belief: "A stage that runs again counts as one more that is complete.",
    refutation: "It is not complete while it runs again, and it is one stage.",
  },
  ko: {
    belief: "다시 도는 스테이지는 완료된 스테이지를 하나 더 만든다.",
    refutation: "다시 도는 동안은 완료가 아니고, 스테이지는 하나입니다.",
  },
  killedBy:
    "a job is folded from its stages: what runs again is not complete, what nobody submitted is skipped",
} as const;

export const foldJob: Policies["foldJob"] = (job, step) => {
  const withOne = (ids: readonly number[], id: number) => (ids.includes(id) ? ids : [...ids, id]);
  if (step.kind === "StageSubmitted")
    return {
      ...job,
      activeStages: job.activeStages + 1,
      completedStages: job.completedStages,
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
    return { ...after, completedStages: [...job.completedStages, stageId] };
  if (outcome === "FAILED") return { ...after, failedStages: job.failedStages + 1 };
  return {
    ...after,
    skippedStages: withOne(job.skippedStages, stageId),
    skippedTasks: job.skippedTasks + numTasks,
  };
};
