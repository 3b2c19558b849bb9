/**
 * Small values of the REST API: dates, text maps, peaks of executors, task metrics in their groups. In Spark: the date format of JacksonMessageWriter,
 * the serializers of api.scala. The same: names and shapes. Left out on purpose: nothing. Spark 3.5.3: core/…/status/api/v1/api.scala.
 */
import { civil } from "../../foundation/calendar.ts";
import { executorMetricNames, type ExecutorMetrics } from "../history/executor-metrics.ts";
import type { TextMap } from "../history/json-fields.ts";
import type { Long } from "../history/longs.ts";
import { taskMetricNames, type TaskMetricName } from "../history/task-metrics.ts";
import type { Json, JsonObject } from "../json-text.ts";

const DAY = 86_400_000;

const digits = (value: number, count: number): string => String(value).padStart(count, "0");

/** `2026-11-21T04:06:32.623GMT`. */
export function dateText(millis: number): string {
  const days = Math.floor(millis / DAY);
  const { year, month, day } = civil(days);
  const ofDay = millis - days * DAY;
  const seconds = Math.floor(ofDay / 1000);
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const date = `${digits(Math.abs(year), 4)}-${digits(month, 2)}-${digits(day, 2)}`;
  return `${date}T${time.map((part) => digits(part, 2)).join(":")}.${digits(ofDay % 1000, 3)}GMT`;
}

export const optionalDate = (millis: number | undefined): string | undefined =>
  millis === undefined ? undefined : dateText(millis);

export const textObject = (map: TextMap): JsonObject => ({ fields: map });

export const doubles = (values: readonly number[]): Json => values.map((double) => ({ double }));

export const peaksObject = (peaks: ExecutorMetrics | undefined): JsonObject | undefined =>
  peaks && { fields: executorMetricNames.map((name, at) => [name, peaks[at] ?? 0]) };

/** The names of a group, without it, and their places in the row. */
const inGroup = (group: string): readonly (readonly [string, TaskMetricName])[] =>
  taskMetricNames
    .filter((name) => name.startsWith(`${group}.`))
    .map((name) => [name.slice(group.length + 1), name]);

/** Task metrics in the groups of the REST API; `of` gives the value of each. */
export function groupedMetrics(of: (name: TaskMetricName) => Long): JsonObject {
  const group = (name: string): JsonObject => ({
    fields: inGroup(name).map(([short, long]) => [short, of(long)]),
  });
  const alone = taskMetricNames.filter((name) => !name.includes("."));
  const read = group("read").fields;
  return {
    fields: [
      ...alone.map((name): [string, Json] => [name, of(name)]),
      ["inputMetrics", group("input")],
      ["outputMetrics", group("output")],
      ["shuffleReadMetrics", { fields: [...read, ["shufflePushReadMetrics", group("push")]] }],
      ["shuffleWriteMetrics", group("write")],
    ],
  };
}
