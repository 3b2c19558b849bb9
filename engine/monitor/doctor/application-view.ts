/**
 * An application as the rules look at it: each stage attempt with its tasks, its wall time, and how many slots it could have had. In Spark: what its web
 * UI reckons for a page. Times in milliseconds. Ours: of an application that has not ended, the end is the last instant that the log tells.
 * Left out on purpose: resource profiles of single stages.
 */
import { byLong } from "../history/longs.ts";
import type { ExecutorRow, JobRow, StageRow, TaskRow } from "../history/rows.ts";
import type { StatusStore } from "../history/store.ts";
import { metric, type TaskMetricName } from "../history/task-metrics.ts";
import { Coverage } from "./busy-time.ts";
import type { Clues } from "./clues.ts";
import type { Place } from "./finding.ts";

export interface StageView {
  readonly row: StageRow;
  /** All attempts of tasks that ended. */
  readonly attempts: readonly TaskRow[];
  readonly succeeded: readonly TaskRow[];
  /** From the first launch to the end of the stage. */
  readonly from: number;
  readonly to: number;
  readonly wall: number;
  /** Slots that other stages left it, on the average; at least one. */
  readonly slots: number;
  /** Of all its attempts. */
  readonly taskTime: number;
  readonly where: Place;
}

export interface ApplicationView {
  readonly store: StatusStore;
  readonly clues: Clues;
  readonly start: number;
  readonly end: number;
  readonly wall: number;
  readonly jobs: readonly JobRow[];
  readonly stages: readonly StageView[];
  /** Those on which tasks can run. */
  readonly executors: readonly ExecutorRow[];
  /** The first attempts on each slot, as many as it has: they load classes, which is no fault of the program. */
  readonly cold: ReadonlySet<TaskRow>;
  readonly capacity: Coverage;
  readonly busy: Coverage;
}

export const valueOf = ({ metrics }: TaskRow, name: TaskMetricName): number =>
  metrics === undefined ? 0 : Number(metric(metrics, name));

export const sumOf = (tasks: readonly TaskRow[], name: TaskMetricName): number =>
  tasks.reduce((sum, task) => sum + valueOf(task, name), 0);

export const endOf = ({ launchTime, duration }: TaskRow): number => launchTime + duration;

/** The middle value, the upper of two; 0 of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

export function viewOf(store: StatusStore, clues: Clues): ApplicationView {
  const tasks = [...store.tasks.values()].flatMap((rows) => [...rows.values()]);
  const start = store.times?.startTime ?? instants(store, tasks).reduce((a, b) => Math.min(a, b));
  const end =
    store.times?.endTime ?? instants(store, tasks).reduce((a, b) => Math.max(a, b), start);
  const executors = [...store.executors.values()].filter(({ maxTasks }) => maxTasks > 0);
  const busy = new Coverage(
    tasks.map((task) => ({ from: task.launchTime, to: endOf(task), weight: 1 })),
  );
  const capacity = new Coverage(
    executors.map(({ addTime, removeTime, maxTasks }) => ({
      from: addTime,
      to: removeTime ?? end,
      weight: maxTasks,
    })),
  );
  const stages = store.stageRows().flatMap((row) => stageView(store, row, busy, capacity) ?? []);
  const jobs = [...store.jobs.values()];
  const wall = Math.max(0, end - start);
  const cold = coldTasks(tasks, executors);
  return { store, clues, start, end, wall, jobs, stages, executors, cold, capacity, busy };
}

function coldTasks(
  tasks: readonly TaskRow[],
  executors: readonly ExecutorRow[],
): ReadonlySet<TaskRow> {
  const cold = new Set<TaskRow>();
  const left = new Map(executors.map(({ id, maxTasks }): [string, number] => [id, maxTasks]));
  const inOrder = [...tasks].sort(
    (a, b) => a.launchTime - b.launchTime || byLong(a.taskId, b.taskId),
  );
  for (const task of inOrder) {
    const more = left.get(task.executorId) ?? 0;
    if (more > 0) cold.add(task);
    left.set(task.executorId, more - 1);
  }
  return cold;
}

function instants(store: StatusStore, tasks: readonly TaskRow[]): readonly number[] {
  const ofJobs = [...store.jobs.values()].flatMap(({ submissionTime, completionTime }) => [
    submissionTime,
    completionTime,
  ]);
  const known = ofJobs.filter((time) => time !== undefined);
  const ended = tasks.filter(({ status }) => status !== "RUNNING" && status !== "GET RESULT");
  const all = [...known, ...tasks.map(({ launchTime }) => launchTime), ...ended.map(endOf)];
  return all.length === 0 ? [0] : all;
}

function stageView(
  store: StatusStore,
  row: StageRow,
  busy: Coverage,
  capacity: Coverage,
): StageView | undefined {
  const attempts = store
    .tasksOf(row.stageId, row.attemptId)
    .filter(({ status }) => status !== "RUNNING" && status !== "GET RESULT");
  const from = row.firstTaskLaunchedTime;
  if (from === undefined || attempts.length === 0) return undefined;
  const to =
    row.completionTime ?? attempts.reduce((last, task) => Math.max(last, endOf(task)), from);
  const wall = Math.max(1, to - from);
  const taskTime = attempts.reduce((sum, { duration }) => sum + duration, 0);
  const own = attempts.reduce(
    (sum, task) => sum + Math.max(0, Math.min(endOf(task), to) - Math.max(task.launchTime, from)),
    0,
  );
  const left = capacity.between(from, to) - (busy.between(from, to) - own);
  const { stageId, attemptId, name, jobIds } = row;
  return {
    row,
    attempts,
    succeeded: attempts.filter(({ status }) => status === "SUCCESS"),
    from,
    to,
    wall,
    slots: Math.max(1, left / wall),
    taskTime,
    where: { jobIds, stageId, attemptId, stageName: name },
  };
}
