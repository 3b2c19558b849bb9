/**
 * A task attempt as the REST API tells it. In Spark: TaskData, TaskDataWrapper.toApi. The same: names; and, by Spark's slip, metrics of an attempt that
 * did not succeed stand under one another's names. Left out on purpose: nothing. Spark 3.5.3: core/…/status/storeTypes.scala, status/LiveEntity.scala.
 */
import { scalaHash } from "../../foundation/hash-code.ts";
import type { AccumulableRead } from "../history/events.ts";
import type { TaskRow } from "../history/rows.ts";
import { scalaTableOrder } from "../history/scala-table.ts";
import type { StatusStore } from "../history/store.ts";
import { metric, setAside, takenBack, type TaskMetrics } from "../history/task-metrics.ts";
import type { Json, JsonObject } from "../json-text.ts";
import { gettingResultTime, schedulerDelay } from "./task-times.ts";
import { dateText, groupedMetrics, textObject } from "./values.ts";

export const accumulableJson = ({ id, name, update, value }: AccumulableRead): JsonObject => ({
  fields: [
    ["id", id],
    ["name", name],
    ["update", update],
    ["value", value],
  ],
});

/** A stage keeps its accumulators in a hash map; the last of several with one id counts. */
export function stageAccumulables(accumulables: readonly AccumulableRead[]): readonly JsonObject[] {
  const byId = [...new Map(accumulables.map((one) => [one.id, one])).values()];
  const order = scalaTableOrder(byId.map(({ id }) => scalaHash(id)));
  return order
    .flatMap((at) => byId[at] ?? [])
    .filter(({ hidden }) => !hidden)
    .map(accumulableJson);
}

/** Metrics of an attempt as the REST API and the web UI show them. */
export const shownMetricsOf = ({ metrics, status }: TaskRow): TaskMetrics | undefined =>
  metrics && (status === "SUCCESS" ? metrics : takenBack(setAside(metrics)));

export function taskJson(row: TaskRow, store: StatusStore): JsonObject {
  const { resultFetchStart, duration, status } = row;
  const isOver = status === "SUCCESS" || status === "FAILED" || status === "KILLED";
  const shown = shownMetricsOf(row);
  const fields: [string, Json | undefined][] = [
    ["taskId", row.taskId],
    ["index", row.index],
    ["attempt", row.attempt],
    ["partitionId", row.partitionId],
    ["launchTime", dateText(row.launchTime)],
    ["resultFetchStart", resultFetchStart > 0 ? dateText(resultFetchStart) : undefined],
    ["duration", duration > 0 ? duration : undefined],
    ["executorId", row.executorId],
    ["host", row.host],
    ["status", status],
    ["taskLocality", row.taskLocality],
    ["speculative", row.speculative],
    ["accumulatorUpdates", row.accumulables.map(accumulableJson)],
    ["errorMessage", row.errorMessage],
    ["taskMetrics", shown && groupedMetrics((name) => metric(shown, name))],
    ["executorLogs", textObject(store.executors.get(row.executorId)?.logs ?? [])],
    ["schedulerDelay", isOver && duration > 0 ? schedulerDelay(row) : 0],
    ["gettingResultTime", gettingResultTime(row)],
  ];
  return { fields };
}
