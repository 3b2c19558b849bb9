/**
 * How a job stands, step by step: its stages start and end, and at last it ends itself. In Spark: LiveJob, and what onStageSubmitted, onStageCompleted and
 * onJobEnd of AppStatusListener do to it. The same: a stage that is submitted again is completed no more until it ends again; a stage that nobody
 * submitted counts as skipped when the job ends. Left out on purpose: counts of tasks, which countAttempt makes. Spark 3.5.3:
 * core/…/status/AppStatusListener.scala. Chapter 18.
 */
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";

export interface JobProgress {
  readonly status: "RUNNING" | "SUCCEEDED" | "FAILED";
  readonly activeStages: number;
  /** Ids of stages, each once. */
  readonly completedStages: readonly number[];
  /** Attempts of stages that failed. */
  readonly failedStages: number;
  readonly skippedStages: readonly number[];
  readonly skippedTasks: number;
}

/** What the log says of one stage of the job, or of its end. */
export type JobStep =
  | { readonly kind: "StageSubmitted"; readonly stageId: number }
  | {
      readonly kind: "StageCompleted";
      readonly stageId: number;
      /** SKIPPED: it ended without ever having been submitted. */
      readonly outcome: "COMPLETE" | "FAILED" | "SKIPPED";
      readonly numTasks: number;
    }
  | {
      readonly kind: "JobEnd";
      readonly succeeded: boolean;
      /** Stages of the job that nobody had submitted by then. */
      readonly pending: readonly { readonly stageId: number; readonly numTasks: number }[];
    };

/** How the job stands after one more step; a kata's part. */
export type FoldJob = (job: JobProgress, step: JobStep) => JobProgress;

export const newJob: JobProgress = {
  status: "RUNNING",
  activeStages: 0,
  completedStages: [],
  failedStages: 0,
  skippedStages: [],
  skippedTasks: 0,
};

const withOne = (ids: readonly number[], id: number): readonly number[] =>
  ids.includes(id) ? ids : [...ids, id];

const foldJob: FoldJob = (job, step) => {
  switch (step.kind) {
    case "StageSubmitted": {
      const completedStages = job.completedStages.filter((id) => id !== step.stageId);
      return { ...job, completedStages, activeStages: job.activeStages + 1 };
    }
    case "StageCompleted": {
      const after = { ...job, activeStages: job.activeStages - 1 };
      if (step.outcome === "FAILED") return { ...after, failedStages: job.failedStages + 1 };
      if (step.outcome === "COMPLETE")
        return { ...after, completedStages: withOne(job.completedStages, step.stageId) };
      return skipping(after, step);
    }
    case "JobEnd":
      return {
        ...step.pending.reduce(skipping, job),
        status: step.succeeded ? "SUCCEEDED" : "FAILED",
      };
  }
};

const skipping = (
  job: JobProgress,
  { stageId, numTasks }: { readonly stageId: number; readonly numTasks: number },
): JobProgress => ({
  ...job,
  skippedStages: withOne(job.skippedStages, stageId),
  skippedTasks: job.skippedTasks + numTasks,
});

const states: readonly unknown[] = ["RUNNING", "SUCCEEDED", "FAILED"];
const numbers = ["activeStages", "failedStages", "skippedTasks"] as const;
const lists = ["completedStages", "skippedStages"] as const;

/** The rule in force: the default, or a kata's with its answers looked at. */
export function ruleOfJobs(kata: FoldJob | undefined): FoldJob {
  if (kata === undefined) return foldJob;
  return (job, step) => {
    const answer = kata(frozen({ ...job }), frozen(step)) as Partial<JobProgress> | undefined;
    const isUsable =
      states.includes(answer?.status) &&
      numbers.every((name) => Number.isInteger(answer?.[name])) &&
      lists.every((name) => Array.isArray(answer?.[name]));
    if (isUsable) return answer as JobProgress;
    throw new KataFault("foldJob", {
      en: `${shown(answer)} does not say how a job stands`,
      ko: `잡의 상태를 말하지 않습니다: ${shown(answer)}`,
    });
  };
}
