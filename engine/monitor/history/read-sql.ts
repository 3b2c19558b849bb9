/**
 * Events of SQL executions, as Jackson writes them by their classes. In Spark: SQLListener.scala's events. The same: names; an error that is empty is none
 * (Spark 3.4 began to write it). Left out on purpose: metrics and the tree of the plan; its text is kept. Spark 3.5.3: sql/core/…/execution/ui/SQLListener.scala.
 */
import type { ReadEvent } from "./events.ts";
import { int, longOr, optionalText } from "./json-fields.ts";
import type { JsonNode } from "./json-line.ts";

const started = (from: JsonNode): ReadEvent => ({
  kind: "SQLExecutionStart",
  executionId: int(from, "executionId"),
  description: optionalText(from, "description") ?? "",
  details: optionalText(from, "details") ?? "",
  plan: optionalText(from, "physicalPlanDescription") ?? "",
  time: Number(longOr(from, "time", 0)),
});

const planned = (from: JsonNode): ReadEvent => ({
  kind: "SQLAdaptiveExecutionUpdate",
  executionId: int(from, "executionId"),
  plan: optionalText(from, "physicalPlanDescription") ?? "",
});

const ended = (from: JsonNode): ReadEvent => ({
  kind: "SQLExecutionEnd",
  executionId: int(from, "executionId"),
  time: Number(longOr(from, "time", 0)),
  errorMessage: optionalText(from, "errorMessage") || undefined,
});

const PACKAGE = "org.apache.spark.sql.execution.ui.SparkListener";

/** By the names of their classes. */
export const sqlReaders: ReadonlyMap<string, (from: JsonNode) => ReadEvent> = new Map([
  [`${PACKAGE}SQLExecutionStart`, started],
  [`${PACKAGE}SQLAdaptiveExecutionUpdate`, planned],
  [`${PACKAGE}SQLExecutionEnd`, ended],
]);
