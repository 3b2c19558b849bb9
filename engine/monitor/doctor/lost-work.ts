/**
 * Work that was done in vain: attempts that failed, executors that went away, memory that ran out. In Spark: ExceptionFailure, ExecutorLostFailure,
 * FetchFailed, Resubmitted, and exit code 52 of an executor whose heap is full. Each attempt counts for one cause only, the one that Spark tells of it.
 * What it cost of a stage's time is its part of the time of all attempts; a failed job cost all its time. Left out on purpose: speculative attempts that
 * lost their race, tasks that were cancelled with their stage, and executors that dynamic allocation let go.
 */
import type { ExecutorRow, TaskRow } from "../history/rows.ts";
import { type AttemptSeen, failureIn, type NameFailure } from "../rules/failure-names.ts";
import { type ApplicationView, type StageView } from "./application-view.ts";
import { count, type Draft, type FindingKind, millis } from "./finding.ts";

const inVain = /another attempt succeeded|cancel/i;
/** The application's own doing, or the manager's on its behalf. */
const asked =
  /killed by driver|decommission|idle|application.*(?:ended|finished|stopped)|Exit requested/i;

type Cause = Extract<
  FindingKind,
  "memory-under" | "executor-lost" | "large-result" | "failed-work"
>;

export function lostWork(view: ApplicationView): readonly Draft[] {
  const lastJob = view.jobs.reduce(
    (last, { completionTime }) => Math.max(last, completionTime ?? view.end),
    view.start,
  );
  const dead = view.executors.filter((executor) => isLost(executor, lastJob));
  const ofMemory = new Set(
    dead
      .filter(({ removeReason }) => failureIn(removeReason ?? "") === "memory")
      .map(({ id }) => id),
  );
  const { nameFailure } = view.store.rules;
  const causeOf = (message: string | undefined, executorId?: string): Cause =>
    cause(message ?? "", executorId !== undefined && ofMemory.has(executorId), ofMemory.size > 0);
  return [
    ...view.stages.flatMap((stage) => failedAttempts(stage, causeOf, nameFailure)),
    ...failedJobs(view, causeOf),
    ...deaths(dead, ofMemory),
  ];
}

function cause(message: string, wasOfMemory: boolean, anyOfMemory: boolean): Cause {
  const failure = failureIn(message);
  if (failure === "result too large") return "large-result";
  if (failure === "memory" || wasOfMemory) return "memory-under";
  if (failure === "fetch" || failure === "executor")
    return anyOfMemory ? "memory-under" : "executor-lost";
  return "failed-work";
}

/** After the last job executors are sent away, and some managers tell that as a death. */
const isLost = ({ removeTime, removeReason }: ExecutorRow, lastJob: number): boolean =>
  removeTime !== undefined && removeTime < lastJob && !asked.test(removeReason ?? "");

type CauseOf = (message: string | undefined, executorId?: string) => Cause;

function failedAttempts(
  stage: StageView,
  causeOf: CauseOf,
  nameFailure: NameFailure,
): readonly Draft[] {
  const byCause = new Map<Cause, TaskRow[]>();
  for (const task of stage.attempts) {
    const isWasted = task.status === "FAILED" || task.status === "KILLED" || task.resubmitted;
    if (!isWasted || (task.status === "KILLED" && inVain.test(task.errorMessage ?? ""))) continue;
    const why = task.resubmitted
      ? causeOf("Resubmitted", task.executorId)
      : causeOf(task.errorMessage, task.executorId);
    const sameCause = byCause.get(why) ?? [];
    byCause.set(why, sameCause);
    sameCause.push(task);
  }
  const seen = attemptsSeen(stage.attempts);
  const failure = seen.some(({ error }) => error !== undefined) ? nameFailure(seen) : undefined;
  return [...byCause].map(([kind, tasks]) => {
    const wasted = tasks.reduce((sum, { duration }) => sum + duration, 0);
    const told = firstLine(tasks.find(({ errorMessage }) => errorMessage !== undefined));
    return {
      kind,
      lostMillis: Math.min(stage.wall, (stage.wall * wasted) / Math.max(1, stage.taskTime)),
      where: stage.where,
      figures: [count("failedAttempts", tasks.length), millis("wastedTime", wasted)],
      ...(kind === "memory-under" ? { atLeast: "serious" as const } : {}),
      ...(told === undefined ? {} : { told }),
      ...(failure === undefined ? {} : { failure }),
    };
  });
}

/** Attempts as the one word for a stage's failures is made from; those that were called off tell nothing. */
export const attemptsSeen = (attempts: readonly TaskRow[]): readonly AttemptSeen[] =>
  attempts.flatMap(({ index, host, status, resubmitted, errorMessage }): readonly AttemptSeen[] => {
    if (resubmitted) return [{ index, host, error: "Resubmitted" }];
    if (status === "SUCCESS") return [{ index, host, error: undefined }];
    return status === "FAILED" ? [{ index, host, error: errorMessage ?? "" }] : [];
  });

const firstLine = (task: TaskRow | undefined): string | undefined => lineOf(task?.errorMessage);

const lineOf = (text: string | undefined): string | undefined => text?.split("\n", 1)[0]?.trim();

/** A job without a result is serious, however short it was: what it was to give is missing. */
function failedJobs({ jobs, stages, end }: ApplicationView, causeOf: CauseOf): readonly Draft[] {
  return jobs.flatMap((job): readonly Draft[] => {
    if (job.status !== "FAILED" || job.submissionTime === undefined) return [];
    const failed = stages.find(
      ({ row }) => row.status === "FAILED" && row.jobIds.includes(job.jobId),
    );
    const reason = failed?.row.failureReason;
    if (inVain.test(reason ?? "") && failureIn(reason ?? "") !== "result too large") return [];
    const told = lineOf(reason);
    return [
      {
        kind: causeOf(reason),
        lostMillis: (job.completionTime ?? end) - job.submissionTime,
        where: failed?.where ?? { jobIds: [job.jobId] },
        figures: [count("failedJobs", 1)],
        atLeast: "serious",
        ...(told === undefined ? {} : { told }),
      },
    ];
  });
}

/** An executor that died is worth a warning, even if nothing ran on it then. */
function deaths(dead: readonly ExecutorRow[], ofMemory: ReadonlySet<string>): readonly Draft[] {
  return dead.map(({ id, removeReason }) => {
    const told = lineOf(removeReason);
    return {
      kind: ofMemory.has(id) ? "memory-under" : "executor-lost",
      lostMillis: 0,
      where: { executorId: id },
      figures: [count("executorsLost", 1)],
      atLeast: ofMemory.has(id) ? "serious" : "warning",
      ...(told === undefined ? {} : { told }),
    };
  });
}
