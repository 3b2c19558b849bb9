/**
 * The shape of an event log: which objects it has at which place, with which fields in which order, whatever the numbers and names in them are. Logs of
 * one shape are read alike by the History Server, and a log whose every object real Spark writes, too, is written as Spark writes. In Spark: what
 * JsonProtocol writes and expects.
 */
import { createHash } from "node:crypto";

/** Objects whose keys are data. */
const maps = new Set([
  "JVM Information",
  "Spark Properties",
  "Hadoop Properties",
  "System Properties",
  "Metrics Properties",
  "Classpath Entries",
  "Properties",
  "Log Urls",
  "Attributes",
  "Resources",
  "Executor Resource Requests",
  "Task Resource Requests",
]);

/** Fields that say which kind of object it is. */
const kinds = ["Event", "Reason", "Result"];

const typeOf = (value: unknown): string => (Array.isArray(value) ? "list" : typeof value);

function collect(value: unknown, place: string, name: string, shapes: Set<string>): void {
  if (Array.isArray(value)) {
    for (const element of value) collect(element, `${place}[]`, "", shapes);
  } else if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value);
    const kind = fields.find(([key]) => kinds.includes(key))?.[1];
    const here = kind === undefined ? place : `${place}(${String(kind)})`;
    const isMap = maps.has(name);
    if (!isMap)
      shapes.add(`${here} ${fields.map(([key, field]) => `${key}: ${typeOf(field)}`).join(", ")}`);
    for (const [key, field] of fields)
      collect(field, `${here}/${isMap ? "*" : key}`, isMap ? "" : key, shapes);
  }
}

/** The distinct objects of a log: place, fields in order, types. Sorted. */
export function shapesOf(log: string): readonly string[] {
  const shapes = new Set<string>();
  for (const line of log.split("\n")) if (line !== "") collect(JSON.parse(line), "", "", shapes);
  return [...shapes].sort();
}

/** The hash of a log's shape. */
export const shapeHash = (log: string): string =>
  createHash("sha256").update(shapesOf(log).join("\n")).digest("hex").slice(0, 16);
