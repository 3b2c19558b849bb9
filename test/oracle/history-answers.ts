/**
 * What the History Server answers about an application, and what our REST API over our store answers: the two have to be equal.
 * In Spark: the REST API under /api/v1. The same: names. Left out on purpose: what the engine does not simulate (memory, garbage collection).
 */
import type { StatusStore } from "#engine/monitor/history/store";
import { answer, type HistoryView } from "#engine/monitor/rest/answer";
import type { AttemptRow } from "#engine/monitor/rest/applications";

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

/** What our REST API says of a store, asked as the server is asked. */
export function ours(store: StatusStore): Answers {
  const view: HistoryView = {
    applications: [{ id: "app", name: "app", attempts: [onlyAttempt] }],
    store: () => store,
    now: 0,
  };
  const get = (path: string): Row[] =>
    JSON.parse(answer(view, `/applications/app/${path}`, [["length", "10000"]]).body) as Row[];
  const stages = get("stages");
  return normalise({
    jobs: get("jobs"),
    stages,
    tasks: stages
      .filter(({ status }) => status !== "SKIPPED")
      .flatMap(({ stageId, attemptId }) =>
        get(`stages/${String(stageId)}/${String(attemptId)}/taskList`).map((task) => ({
          ...task,
          stageId,
          stageAttemptId: attemptId,
        })),
      ),
    executors: get("allexecutors"),
  });
}

const onlyAttempt: AttemptRow = {
  attemptId: undefined,
  startTime: 0,
  endTime: 0,
  lastUpdated: 0,
  duration: 0,
  sparkUser: "",
  completed: true,
  appSparkVersion: "",
};

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
