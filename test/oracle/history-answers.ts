/**
 * What the History Server answers about an application, and what the fold over the engine's events says in the same words: the two have to be equal.
 * In Spark: the REST API under /api/v1. The same: names. Left out on purpose: what the engine does not simulate (memory, garbage collection).
 */
import { epochMillis } from "#engine/foundation/timestamps";
import type { ApplicationStatus } from "#engine/monitor/status";
import type { TaskStatus } from "#engine/monitor/status-records";

/** A row of an answer by its fields. */
export type Row = Readonly<Record<string, unknown>>;

export interface Answers {
  readonly jobs: readonly Row[];
  readonly stages: readonly Row[];
  readonly tasks: readonly Row[];
  readonly executors: readonly Row[];
}

/** The fields of each answer that are compared. */
const fields = {
  jobs: [
    ..."jobId name status stageIds numTasks numActiveTasks numCompletedTasks numSkippedTasks".split(
      " ",
    ),
    ..."numFailedTasks numKilledTasks numCompletedIndices numActiveStages".split(" "),
    ..."numCompletedStages numSkippedStages numFailedStages submissionTime completionTime".split(
      " ",
    ),
  ],
  stages: [
    ..."stageId attemptId status name numTasks numActiveTasks numCompleteTasks".split(" "),
    ..."numFailedTasks numKilledTasks numCompletedIndices failureReason rddIds".split(" "),
    ..."submissionTime firstTaskLaunchedTime completionTime inputBytes inputRecords".split(" "),
    ..."shuffleReadBytes shuffleReadRecords shuffleWriteBytes shuffleWriteRecords".split(" "),
  ],
  tasks: [
    ..."taskId stageId stageAttemptId index attempt partitionId status executorId host".split(" "),
    ..."taskLocality errorMessage launchTime duration".split(" "),
  ],
  executors: [
    ..."id isActive totalCores maxMemory totalTasks activeTasks completedTasks".split(" "),
    ..."failedTasks totalDuration totalInputBytes totalShuffleRead totalShuffleWrite".split(" "),
    ..."addTime removeTime removeReason".split(" "),
  ],
} as const satisfies Record<keyof Answers, readonly string[]>;

/** Where things ran and how long and how large they were: not recorded, so that a change of costs is no change of a recording. */
const unsteady =
  /Time$|Bytes$|^(total|max)|^(executorId|host|taskId|taskLocality|duration|completedTasks|activeTasks|failedTasks)$/;

/** Only the compared fields, in their order, with dates as milliseconds and nothing for what is missing. */
function row(names: readonly string[], from: Row): Row {
  return Object.fromEntries(
    names.map((name) => {
      const value = from[name];
      const isDate = typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+GMT$/.test(value);
      return [name, isDate ? Date.parse(value.replace("GMT", "Z")) : (value ?? null)];
    }),
  );
}

const rank = (value: unknown): number => (typeof value === "number" ? value : Number(value) || 0);

/** Answers in one order, fields in one order. */
export function normalise(answers: Answers): Answers {
  const by =
    (...names: string[]) =>
    (a: Row, b: Row): number =>
      names.reduce((order, name) => order || rank(a[name]) - rank(b[name]), 0);
  return {
    jobs: answers.jobs.map((job) => row(fields.jobs, job)).sort(by("jobId")),
    stages: answers.stages.map((s) => row(fields.stages, s)).sort(by("stageId", "attemptId")),
    tasks: answers.tasks
      .map((task) => row(fields.tasks, task))
      .sort(by("stageId", "stageAttemptId", "index", "attempt")),
    executors: answers.executors
      .map((executor) => row(fields.executors, withoutAge(executor)))
      .sort((a, b) => (String(a["id"]) < String(b["id"]) ? -1 : 1)),
  };
}

/** The server shows the driver's age where executors have the time of their tasks. */
const withoutAge = (executor: Row): Row =>
  executor["id"] === "driver" ? { ...executor, totalDuration: null } : executor;

/** What is recorded of the answers: everything that stays when only costs or places change. */
export function steady(answers: Answers): Answers {
  const keep = (rows: readonly Row[]): Row[] =>
    rows.map((kept) =>
      withoutPlaces(
        Object.fromEntries(Object.entries(kept).filter(([name]) => !unsteady.test(name))),
      ),
    );
  return {
    jobs: keep(answers.jobs),
    stages: keep(answers.stages),
    tasks: keep(answers.tasks),
    executors: keep(answers.executors),
  };
}

/** Texts name lines of the program, task ids and hosts; the first line of a text is enough, without them. */
function withoutPlaces(from: Row): Row {
  return Object.fromEntries(
    Object.entries(from).map(([name, value]) => [
      name,
      typeof value === "string"
        ? (value.split("\n")[0] ?? "").replace(/:\d+\b/g, "").replace(/\(TID.*/, "")
        : value,
    ]),
  );
}

const at = (time: number | undefined): number | undefined =>
  time === undefined ? undefined : epochMillis(time);

/** The fold's answers in the words of the REST API. */
export function ours(status: ApplicationStatus): Answers {
  return normalise({
    jobs: status.jobs.map((job) => ({
      ...job,
      submissionTime: at(job.submissionTime),
      completionTime: at(job.completionTime),
    })),
    stages: status.stages.map((stage) => ({
      ...stage,
      numCompleteTasks: stage.numCompletedTasks,
      submissionTime: at(stage.submissionTime),
      firstTaskLaunchedTime: at(stage.firstTaskLaunchedTime),
      completionTime: at(stage.completionTime),
    })),
    tasks: status.tasks.map((task) => ({
      ...task,
      launchTime: at(task.launchTime),
      duration: millisOf(task),
    })),
    executors: status.executors.map((executor) => ({
      ...executor,
      addTime: at(executor.addTime),
      removeTime: at(executor.removeTime),
      totalDuration: durationOn(status, executor.id),
    })),
  });
}

/** Spark adds up whole milliseconds, attempt by attempt; by a slip, the time of a resubmitted one twice. */
const durationOn = (status: ApplicationStatus, id: string): number =>
  status.tasks
    .filter((task) => task.executorId === id)
    .reduce((sum, task) => sum + (millisOf(task) ?? 0) * (task.resubmitted ? 2 : 1), 0);

const millisOf = ({ launchTime, finishTime }: TaskStatus): number | undefined =>
  finishTime === undefined ? undefined : epochMillis(finishTime) - epochMillis(launchTime);

/** Where two sets of answers differ, in words; nothing where they agree. */
export function differences(theirs: Answers, own: Answers): string[] {
  return (Object.keys(fields) as (keyof Answers)[]).flatMap((part) => {
    const [real, mine] = [theirs[part], own[part]];
    const length = Math.max(real.length, mine.length);
    return Array.from({ length }, (_, i) => i).flatMap((i) => {
      const names = [...new Set([...Object.keys(real[i] ?? {}), ...Object.keys(mine[i] ?? {})])];
      return names.flatMap((name) => {
        const [a, b] = [JSON.stringify(real[i]?.[name]), JSON.stringify(mine[i]?.[name])];
        return a === b ? [] : [`${part}[${i}].${name}: the History Server says ${a}, ours ${b}`];
      });
    });
  });
}
