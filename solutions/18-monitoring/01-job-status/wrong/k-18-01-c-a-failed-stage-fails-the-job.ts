/** K-18-01-c: “A failed attempt of a stage fails the job.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-01-c",
  en: {
    belief: "A failed attempt of a stage fails the job.",
    refutation: "The stage may be submitted again. Only the end of the job says how it ended.",
  },
  ko: {
    belief: "스테이지의 시도가 실패하면 잡이 실패한다.",
    refutation: "스테이지는 다시 제출될 수 있습니다. 잡이 어떻게 끝났는지는 잡의 끝만 말합니다.",
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
    return {
      ...job,
      skippedStages,
      skippedTasks,
      status: step.succeeded && job.failedStages === 0 ? "SUCCEEDED" : "FAILED",
    };
  }
  const { stageId, outcome, numTasks } = step;
  const after = { ...job, activeStages: job.activeStages - 1 };
  if (outcome === "COMPLETE")
    return { ...after, completedStages: withOne(job.completedStages, stageId) };
  if (outcome === "FAILED")
    return { ...after, failedStages: job.failedStages + 1, status: "FAILED" };
  return {
    ...after,
    skippedStages: withOne(job.skippedStages, stageId),
    skippedTasks: job.skippedTasks + numTasks,
  };
};
