/**
 * The shape of an event log: which lines with which fields in which order it has, whatever the numbers and names in them are. Two logs of one shape
 * are read alike by the History Server; so a check made once holds for all logs of that shape. In Spark: what JsonProtocol expects.
 */
import { createHash } from "node:crypto";

/** Texts that are words of the format. */
const words = new Set(["Event", "Reason", "Task Type", "Result"]);

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
  "Executor Resource Requests",
  "Task Resource Requests",
]);

function shapeOf(value: unknown, name: string): unknown {
  if (typeof value === "string") return words.has(name) ? value : "text";
  if (Array.isArray(value)) {
    const shapes = value.map((element) => JSON.stringify(shapeOf(element, name)));
    return [...new Set(shapes)].sort();
  }
  if (typeof value !== "object" || value === null) return typeof value;
  if (maps.has(name)) {
    const shapes = Object.values(value).map((entry) => JSON.stringify(shapeOf(entry, "")));
    return { map: [...new Set(shapes)].sort() };
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, shapeOf(field, key)]),
  );
}

/** The distinct shapes of a log's lines, sorted. */
export function shapesOf(log: string): readonly string[] {
  const lines = log.split("\n").filter((line) => line !== "");
  return [...new Set(lines.map((line) => JSON.stringify(shapeOf(JSON.parse(line), ""))))].sort();
}

/** The hash of a log's shape. */
export const shapeHash = (log: string): string =>
  createHash("sha256").update(shapesOf(log).join("\n")).digest("hex").slice(0, 16);
