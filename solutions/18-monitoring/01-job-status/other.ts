/**
 * 18/01 · How a job stands, in another way.
 *
 * In Spark: see the head of the kata. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Changes sets and counters in place and builds the answer from them at the end.",
  ko: "집합과 계수를 그 자리에서 바꾸고 마지막에 답을 만든다.",
} as const;

export const foldJob: Policies["foldJob"] = (job, step) => {
  const [completed, skipped] = [new Set(job.completedStages), new Set(job.skippedStages)];
  let { activeStages, failedStages, skippedTasks, status } = job;
  const skip = (one: { readonly stageId: number; readonly numTasks: number }): void => {
    skipped.add(one.stageId);
    skippedTasks += one.numTasks;
  };
  switch (step.kind) {
    case "StageSubmitted":
      activeStages += 1;
      completed.delete(step.stageId);
      break;
    case "StageCompleted":
      activeStages -= 1;
      if (step.outcome === "FAILED") failedStages += 1;
      else if (step.outcome === "COMPLETE") completed.add(step.stageId);
      else skip(step);
      break;
    case "JobEnd":
      step.pending.forEach(skip);
      status = step.succeeded ? "SUCCEEDED" : "FAILED";
      break;
  }
  const [completedStages, skippedStages] = [[...completed], [...skipped]];
  return { status, activeStages, completedStages, failedStages, skippedStages, skippedTasks };
};
