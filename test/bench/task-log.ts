/**
 * An event log of one stage with many tasks, made from the lines of a real one (test/monitor/logs): each task's two events with another index, id, executor and times.
 * Not Spark's. Left out on purpose: heartbeats.
 */
import { closeSync, existsSync, openSync, readFileSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expander } from "../../engine/formats/event-log-codecs.ts";

interface Line {
  readonly Event: string;
  readonly "Stage ID"?: number;
  readonly "Task Info"?: Readonly<Record<string, unknown>>;
  readonly "Stage Info"?: Readonly<Record<string, unknown>>;
  readonly "Stage Infos"?: readonly Readonly<Record<string, unknown>>[];
}

function realLines(): readonly Line[] {
  const path = fileURLToPath(new URL("../monitor/logs/local-1795277126168.zstd", import.meta.url));
  const chunks: Uint8Array[] = [];
  expander("zstd", (bytes) => chunks.push(Uint8Array.from(bytes)))?.push(readFileSync(path));
  return Buffer.concat(chunks)
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((text) => JSON.parse(text) as Line);
}

/** The stage whose lines are taken: the first, with a shuffle to write. */
const STAGE = 1;
const SLOTS = 40;

/** Writes a log with so many tasks, unless it is there. */
export function makeTaskLog(path: string, tasks: number): void {
  if (existsSync(path)) return;
  const lines = realLines();
  const of = (event: string) => lines.filter((line) => line.Event === `SparkListener${event}`);
  const [start, end] = ["TaskStart", "TaskEnd"].map((event) =>
    of(event).find((line) => line["Stage ID"] === STAGE),
  );
  const stage = (event: string) =>
    of(event).find((line) => line["Stage Info"]?.["Stage ID"] === STAGE);
  const many = (info: Readonly<Record<string, unknown>>) =>
    info["Stage ID"] === STAGE ? { ...info, "Number of Tasks": tasks } : info;
  const before = [
    "LogStart",
    "ResourceProfileAdded",
    "BlockManagerAdded",
    "EnvironmentUpdate",
    "ApplicationStart",
    "ExecutorAdded",
  ].flatMap(of);
  const job = of("JobStart").find((line) =>
    line["Stage Infos"]?.some((info) => info["Stage ID"] === STAGE),
  );
  const file = openSync(path, "w");
  const write = (line: unknown): void => void writeSync(file, `${JSON.stringify(line)}\n`);
  for (const line of before) write(line);
  write({ ...job, "Stage Infos": job?.["Stage Infos"]?.map(many) });
  const submitted = stage("StageSubmitted");
  write({ ...submitted, "Stage Info": many(submitted?.["Stage Info"] ?? {}) });
  const info = end?.["Task Info"] ?? {};
  const launch = Number(info["Launch Time"]);
  for (let task = 0; task < tasks; task += 1) {
    const at = launch + Math.floor(task / SLOTS) * 120;
    const own = {
      ...info,
      "Task ID": task + 100,
      Index: task,
      "Partition ID": task,
      "Launch Time": at,
    };
    const time = 40 + ((task * 7919) % 83);
    write({ ...start, "Task Info": { ...own, "Finish Time": 0, Accumulables: [] } });
    write({ ...end, "Task Info": { ...own, "Finish Time": at + time } });
  }
  const completed = stage("StageCompleted");
  write({ ...completed, "Stage Info": many(completed?.["Stage Info"] ?? {}) });
  write(of("ApplicationEnd")[0]);
  closeSync(file);
}
