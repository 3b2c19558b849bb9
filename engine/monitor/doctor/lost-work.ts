/**
 * Work that was done in vain: attempts that failed, executors that went away, memory that ran out. In Spark: ExceptionFailure, ExecutorLostFailure,
 * FetchFailed, Resubmitted, and exit code 52 of an executor whose heap is full. Each attempt counts for one cause only, the one that Spark tells of it.
 * What it cost of a stage's time is its part of the time of all attempts; a failed job cost all its time. Left out on purpose: speculative attempts that
 * lost their race, tasks that were cancelled with their stage, and executors that dynamic allocation let go.
 */
import type { ExecutorRow, TaskRow } from "../history/rows.ts";
import { type ApplicationView, type StageView } from "./application-view.ts";
import { count, type Draft, type FindingKind, millis } from "./finding.ts";

/** The heap is full, or who guards the machine's memory killed the process. */
const noMemory =
  /OutOfMemoryError|exit(?:ed with)? code:? 52\b|code 52\b|memory limits|OOMKilled|beyond the '?(?:PHYSICAL|VIRTUAL)/i;
const lostExecutor =
  /^ExecutorLostFailure|^FetchFailed|^Resubmitted|executor lost|Executor .* lost/i;
const tooLargeResult = /maxResultSize/;
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
    dead.filter(({ removeReason }) => noMemory.test(removeReason ?? "")).map(({ id }) => id),
  );
  const causeOf = (message: string | undefined, executorId?: string): Cause =>
    cause(message ?? "", executorId !== undefined && ofMemory.has(executorId), ofMemory.size > 0);
  return [
    ...view.stages.flatMap((stage) => failedAttempts(stage, causeOf)),
    ...failedJobs(view, causeOf),
    ...deaths(dead, ofMemory),
  ];
}

function cause(message: string, wasOfMemory: boolean, anyOfMemory: boolean): Cause {
  if (tooLargeResult.test(message)) return "large-result";
  if (noMemory.test(message) || wasOfMemory) return "memory-under";
  if (lostExecutor.test(message)) return anyOfMemory ? "memory-under" : "executor-lost";
  return "failed-work";
}

/** After the last job executors are sent away, and some managers tell that as a death. */
const isLost = ({ removeTime, removeReason }: ExecutorRow, lastJob: number): boolean =>
  removeTime !== undefined && removeTime < lastJob && !asked.test(removeReason ?? "");

type CauseOf = (message: string | undefined, executorId?: string) => Cause;

function failedAttempts(stage: StageView, causeOf: CauseOf): readonly Draft[] {
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
    };
  });
}

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
    if (inVain.test(reason ?? "") && !tooLargeResult.test(reason ?? "")) return [];
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
