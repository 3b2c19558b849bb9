/**
 * What the REST API answers about stages and their tasks. In Spark: StagesResource, AppStatusStore.taskList. The same: that tasks of a stage that is not
 * there are an empty list, that a length of 0 is a mistake unless a state is asked for, that attempts that did not succeed come first by run time.
 * Left out on purpose: `taskTable`. Spark 3.5.3: core/…/status/api/v1/StagesResource.scala, status/AppStatusStore.scala.
 */
import { byLong, type Long } from "../history/longs.ts";
import type { StageRow, TaskRow } from "../history/rows.ts";
import { stageKey, type StatusStore } from "../history/store.ts";
import { metric, setAside } from "../history/task-metrics.ts";
import {
  flagParameter,
  intOf,
  intParameter,
  quantilesParameter,
  Refusal,
  wordParameters,
  type Query,
} from "./query.ts";
import { taskSummary } from "./quantiles.ts";
import { jsonAnswer, plainAnswer, type Answer } from "./reply.ts";
import { stageJson, type StageWish } from "./stage-json.ts";
import { taskJson } from "./task-json.ts";

const stageStates = ["ACTIVE", "COMPLETE", "FAILED", "PENDING", "SKIPPED"];
const taskStates = ["RUNNING", "KILLED", "FAILED", "SUCCESS", "UNKNOWN"];

type Wish = Omit<StageWish, "quantiles">;

const wishOf = (query: Query, details: boolean): Wish => ({
  details: flagParameter(query, "details", details),
  taskStatus: wordParameters(query, "taskStatus", taskStates),
  withSummaries: flagParameter(query, "withSummaries", false),
});

/** Of one stage the application is looked for before the quantiles are read, of all stages after. */
const quantilesOf = (query: Query): readonly number[] =>
  quantilesParameter(query, "0.0,0.25,0.5,0.75,1.0");

/** `rest` is what follows `stages`. */
export function stagesAnswer(
  open: () => StatusStore,
  rest: readonly string[],
  query: Query,
): Answer {
  const [stage, attempt, what, ...more] = rest;
  const isPath = [stage, attempt].every((piece) => piece === undefined || /^\d+$/.test(piece));
  if (!isPath || more.length > 0) throw new Refusal("no such path");
  if (stage === undefined) return allStages(open, query);
  const stageId = intOf(stage);
  if (attempt === undefined) return oneStage(open, stageId, query);
  const attemptId = intOf(attempt);
  if (what === undefined) return oneAttempt(open, stageId, attemptId, query);
  if (what === "taskSummary") return summaryAnswer(open, stageId, attemptId, query);
  if (what === "taskList") return taskListAnswer(open, stageId, attemptId, query);
  throw new Refusal("no such path");
}

function allStages(open: () => StatusStore, query: Query): Answer {
  const states = wordParameters(query, "status", stageStates);
  const wish = { ...wishOf(query, false), quantiles: quantilesOf(query) };
  const store = open();
  const rows = store
    .stageRows()
    .toReversed()
    .filter(({ status }) => states.length === 0 || states.includes(status))
    .filter((row) => !wish.details || wish.taskStatus.length === 0 || hasTasks(row, wish));
  return jsonAnswer(rows.map((row) => stageJson(row, store, wish)));
}

/** Whether a stage has any task in one of the states asked for. */
const hasTasks = (row: StageRow, { taskStatus }: StageWish): boolean =>
  taskStatus.some((status) => tasksIn(row, status) > 0);

function tasksIn(row: StageRow, status: string): number {
  const { numFailedTasks, numKilledTasks, numActiveTasks, numCompletedTasks, numTasks } = row;
  switch (status) {
    case "FAILED":
      return numFailedTasks;
    case "KILLED":
      return numKilledTasks;
    case "RUNNING":
      return numActiveTasks;
    case "SUCCESS":
      return numCompletedTasks;
    default:
      return numTasks - numFailedTasks - numKilledTasks - numActiveTasks - numCompletedTasks;
  }
}

const attemptsOf = (store: StatusStore, stageId: number): readonly StageRow[] =>
  store.stageRows().filter((row) => row.stageId === stageId);

function oneStage(open: () => StatusStore, stageId: number, query: Query): Answer {
  const plain = wishOf(query, true);
  const store = open();
  const wish = { ...plain, quantiles: quantilesOf(query) };
  const rows = attemptsOf(store, stageId);
  if (rows.length === 0) return plainAnswer(404, `unknown stage: ${stageId}`);
  return jsonAnswer(rows.map((row) => stageJson(row, store, wish)));
}

function oneAttempt(
  open: () => StatusStore,
  stageId: number,
  attemptId: number,
  query: Query,
): Answer {
  const plain = wishOf(query, true);
  const store = open();
  const wish = { ...plain, quantiles: quantilesOf(query) };
  const row = store.stages.get(stageKey(stageId, attemptId));
  if (row !== undefined) return jsonAnswer(stageJson(row, store, wish));
  const found = attemptsOf(store, stageId).map((one) => one.attemptId);
  return plainAnswer(
    404,
    found.length === 0
      ? `unknown stage: ${stageId}`
      : `unknown attempt for stage ${stageId}.  Found attempts: [${found.join(",")}]`,
  );
}

function summaryAnswer(
  open: () => StatusStore,
  stageId: number,
  attemptId: number,
  query: Query,
): Answer {
  const store = open();
  const quantiles = quantilesParameter(query, "0.05,0.25,0.5,0.75,0.95");
  const summary = taskSummary(store.tasksOf(stageId, attemptId), quantiles, store.rules);
  return summary === undefined
    ? plainAnswer(404, `No tasks reported metrics for ${stageId} / ${attemptId} yet.`)
    : jsonAnswer(summary);
}

const sortings = ["ID", "INCREASING_RUNTIME", "DECREASING_RUNTIME", "RUNTIME", "-RUNTIME"];

/** As Spark keeps it: below zero for an attempt that did not succeed. */
function runTime({ metrics, status }: TaskRow): Long {
  if (metrics === undefined) return -1;
  return metric(status === "SUCCESS" ? metrics : setAside(metrics), "executorRunTime");
}

const byRunTime = (a: TaskRow, b: TaskRow): number =>
  byLong(runTime(a), runTime(b)) || byLong(a.taskId, b.taskId);

function taskListAnswer(
  open: () => StatusStore,
  stageId: number,
  attemptId: number,
  query: Query,
): Answer {
  const offset = intParameter(query, "offset") ?? 0;
  const length = intParameter(query, "length") ?? 20;
  const [sorting = "ID"] = wordParameters(query, "sortBy", sortings);
  const states = wordParameters(query, "status", taskStates);
  const store = open();
  const tasks = [...store.tasksOf(stageId, attemptId)];
  if (sorting !== "ID" && sorting !== "") tasks.sort(byRunTime);
  if (sorting.startsWith("-") || sorting.startsWith("DECREASING")) tasks.reverse();
  const from = Math.max(0, offset);
  // With a state the end is a sum of two ints, which may overflow; without one the length must be positive.
  if (states.length === 0 && length <= 0)
    throw new Refusal(plainAnswer(500, "max must be positive."));
  if (states.includes("")) throw new Refusal(plainAnswer(500, "a status without a name"));
  const until = states.length === 0 ? from + length : (offset + length) | 0;
  const shown = tasks
    .filter(({ status }) => states.length === 0 || states.includes(status))
    .slice(from, Math.max(from, until));
  return jsonAnswer(shown.map((task) => taskJson(task, store)));
}
