/** K-18-01-b: “Stages that nobody submitted are no stages of the job.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-01-b",
  en: {
    belief: "Stages that nobody submitted are no stages of the job.",
    refutation: "The job named them; their output was there already, and they are skipped.",
  },
  ko: {
    belief: "아무도 제출하지 않은 스테이지는 잡의 스테이지가 아니다.",
    refutation: "잡이 부른 스테이지입니다. 출력이 벌써 있어서 건너뛴 것입니다.",
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
    void [skippedStages, skippedTasks];
    return { ...job, status: step.succeeded ? "SUCCEEDED" : "FAILED" };
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
