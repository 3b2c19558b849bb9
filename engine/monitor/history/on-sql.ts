/**
 * What events of SQL executions change. In Spark: SQLAppStatusListener. The same: a job belongs to the execution that its property names; a thousand executions
 * are kept, the oldest that are over go first. Left out on purpose: metrics. Spark 3.5.3: sql/core/…/execution/ui/SQLAppStatusListener.scala.
 */
import type { ReadEventOf } from "./events.ts";
import type { LiveState } from "./live-state.ts";

/** spark.sql.ui.retainedExecutions. */
const RETAINED = 1000;

export function onExecutionStart(
  { store }: LiveState,
  event: ReadEventOf<"SQLExecutionStart">,
): void {
  const { executionId: id, description, details, plan, time: submissionTime } = event;
  const open = { completionTime: undefined, errorMessage: undefined, jobs: [] };
  store.executions.set(id, { id, description, details, plan, submissionTime, ...open });
  if (store.executions.size <= RETAINED) return;
  const over = [...store.executions.values()].filter((row) => row.completionTime !== undefined);
  for (const row of over.slice(0, RETAINED / 10)) store.executions.delete(row.id);
}

export function onExecutionPlanned(
  { store }: LiveState,
  event: ReadEventOf<"SQLAdaptiveExecutionUpdate">,
): void {
  const row = store.executions.get(event.executionId);
  if (row !== undefined) store.executions.set(row.id, { ...row, plan: event.plan });
}

export function onExecutionEnd({ store }: LiveState, event: ReadEventOf<"SQLExecutionEnd">): void {
  const row = store.executions.get(event.executionId);
  const { time: completionTime, errorMessage } = event;
  if (row !== undefined) store.executions.set(row.id, { ...row, completionTime, errorMessage });
}

/** A job began that belongs to an execution. */
export function onExecutionJob(
  { store }: LiveState,
  { jobId, properties }: ReadEventOf<"JobStart">,
): void {
  const row = store.executions.get(Number(properties.get("spark.sql.execution.id") ?? -1));
  if (row !== undefined) store.executions.set(row.id, { ...row, jobs: [...row.jobs, jobId] });
}
