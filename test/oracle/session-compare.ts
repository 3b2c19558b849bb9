/**
 * A recorded session against the engine's: what each says that the other does not. Which executor lies on which worker is drawn at random by
 * the Master, so numbers of executors and workers become letters; lines of several processes interleave as they like.
 */
import { eventsOf, type TracedEvent } from "../../engine/index.ts";
import { plainText, stateSeen } from "./session-normal.ts";

export interface SessionRecording {
  readonly session: string;
  readonly master: readonly string[];
  readonly workers: readonly (readonly string[])[];
  readonly driver: readonly string[];
  readonly client?: readonly string[];
  readonly events: readonly string[];
  readonly results: readonly string[];
  readonly states: Readonly<Record<string, unknown>>;
}

const lettered = (text: string): string =>
  text
    .replace(/\b(app-\d{4})\/\d+/g, "$1/E")
    .replace(/worker-host-\d/g, "worker-host-W")
    .replace(/worker-\d\b/g, "worker-W")
    .replace(/executor \d+/gi, "executor E")
    .replace(/^(\w*Executor\w*|\w*BlockManager\w*) \d+/, "$1 E")
    .replace(/BlockManagerId\(\d+/g, "BlockManagerId(E")
    .replace(/\b(ID|Removed|executor:|lost:) \d+\b/g, "$1 E")
    .replace(/KILLED exitStatus \d+/, "KILLED exitStatus n")
    .replace(/Vector\([\d, ]+\)/, "Vector(…)")
    .replace(/with [12] core/g, "with n core");

/** The engine's names of machines in the recording's words. */
const machines = (text: string): string =>
  plainText(
    text
      .replace(/worker-\d{14}-worker-(\d+)-\d+/g, "worker-$1")
      .replace(/\bworker-(\d+):\d+/g, "worker-host-$1:PORT")
      .replace(/\b(master|submitter):\d+/g, "HOST:PORT")
      .replace(/\b(on host|on|host:) worker-(\d+)(?=:|$| \(epoch)/g, "$1 worker-host-$2")
      .replace(/\bon (submitter|master)\b/g, "on HOST"),
  );

export type Party = "master" | "workers" | "driver";

/** Who wrote a line, as the recording sorts them; the client of a cluster submission is nobody's. */
function partyOf(process: string): Party | undefined {
  if (/^Master/i.test(process)) return "master";
  if (/^Worker/i.test(process)) return "workers";
  return /^driver/i.test(process) ? "driver" : undefined;
}

const recorded = (recording: SessionRecording, party: Party): string[] =>
  (party === "workers" ? recording.workers.flat() : [...recording[party]]).map(lettered);

/** Lines that the engine says more often than real Spark did. */
export function inventedLines(
  recording: SessionRecording,
  events: readonly TracedEvent[],
  party: Party,
): string[] {
  const left = recorded(recording, party);
  const invented: string[] = [];
  for (const line of eventsOf(events, "LogLine").filter(
    (each) => partyOf(each.process) === party,
  )) {
    const text = lettered(machines(`${line.level} ${line.logger}: ${line.text}`.trimEnd()));
    const at = left.indexOf(text);
    if (at < 0) invented.push(text);
    else left.splice(at, 1);
  }
  return invented;
}

/** Job, stage and task events of both, in an order that does not depend on placement. */
export function schedulerEvents(recording: SessionRecording): string[] {
  return recording.events
    .filter((text) => /^(Job|Stage|TaskEnd)/.test(text))
    .map((text) => text.replace(/ on executor \d+ \w+/, ""));
}

export function engineSchedulerEvents(events: readonly TracedEvent[]): string[] {
  return events.flatMap((event) => {
    switch (event.kind) {
      case "SparkListenerJobStart":
        return [
          `JobStart ${event.jobId} stages [${event.stageInfos
            .map((stage) => stage.stageId)
            .sort((a, b) => a - b)
            .join(",")}]`,
        ];
      case "SparkListenerJobEnd":
        return [`JobEnd ${event.jobId} ${event.jobResult.kind}`];
      case "SparkListenerStageSubmitted":
      case "SparkListenerStageCompleted": {
        const { stageId, attemptNumber, numTasks } = event.stageInfo;
        return [
          `${event.kind.replace("SparkListener", "")} ${stageId}.${attemptNumber} tasks ${numTasks}`,
        ];
      }
      case "SparkListenerTaskEnd":
        return [
          `TaskEnd ${event.stageId}.${event.stageAttemptId} task ${event.taskInfo.index}.${event.taskInfo.attemptNumber}: ${event.reason.kind}`,
        ];
      default:
        return [];
    }
  });
}

/** Ends of tasks sorted within their stage: their order is free. */
export function tasksSorted(texts: readonly string[]): string[] {
  const sorted: string[] = [];
  let ends: string[] = [];
  for (const text of texts) {
    if (text.startsWith("TaskEnd")) ends.push(text);
    else {
      sorted.push(...ends.sort(), text);
      ends = [];
    }
  }
  return [...sorted, ...ends.sort()];
}

type Json = Readonly<Record<string, unknown>>;
const notModelled = new Set(["id", "host", "worker", "url", "memoryperslave", "mainclass"]);

/** A state of the Master without names, workers in an order of their own. */
export function stateText(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(stateText).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (value === null || typeof value !== "object") return value;
  const fields = Object.entries(stateSeen(value) as Json).filter(([key]) => !notModelled.has(key));
  return Object.fromEntries(fields.map(([key, each]) => [key, stateText(each)]));
}
