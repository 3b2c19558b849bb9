/**
 * The runs that one case makes, seen from outside: which events each wrote, and where in it the function under test was asked.
 *
 * In Spark: a listener. Laws start their runs in many ways and hand none of them on, so for the one case of a replay this stands in front
 * of the trace that every run writes. Left out on purpose: runs of whole laws; a hundred cases would keep what nobody looks at.
 */
import { Trace, type TracedEvent } from "../../engine/events/trace.ts";
import { eventInWords } from "./event-words.ts";
import type { Call } from "./law-report.ts";
import { lawLanguage } from "./law-settings.ts";
import { skipsIn } from "./skipped-stages.ts";
import { texts } from "./texts.ts";
import type { Mark, RunTold, Step } from "./run-told.ts";

interface RunSeen {
  readonly trace: Trace;
  /** Before which event the function was asked, and its how-manieth call that was. */
  readonly asked: { readonly before: number; readonly call: number }[];
}

/** The runs of the case that is watched now, in order of their first event. */
let watched: RunSeen[] | undefined;
let latest: RunSeen | undefined;

/** Takes the case through `action` and answers its runs in words. */
export async function runsOf<T>(
  action: () => Promise<T>,
): Promise<{ readonly result: T; readonly runs: readonly RunTold[] }> {
  const seen: RunSeen[] = [];
  const descriptor = Object.getOwnPropertyDescriptor(Trace.prototype, "record");
  const record = descriptor?.value as Trace["record"];
  Trace.prototype.record = function noted(this: Trace, ...event) {
    latest = seen.find(({ trace }) => trace === this);
    if (latest === undefined) seen.push((latest = { trace: this, asked: [] }));
    return record.apply(this, event);
  };
  watched = seen;
  try {
    return { result: await action(), runs: seen.map(told) };
  } finally {
    Trace.prototype.record = record;
    watched = latest = undefined;
  }
}

/** The function under test is asked once more after these calls: by the run that wrote last, if one did. */
export function noteCall(calls: readonly Call[]): void {
  if (watched === undefined || latest === undefined) return;
  const call = calls.filter(({ given }) => given !== "").length;
  latest.asked.push({ before: latest.trace.events.length, call });
}

function told({ trace, asked }: RunSeen): RunTold {
  const { events } = trace;
  const drivers = driversIn(events);
  const skips = skipsIn(events);
  const steps: Step[] = [];
  const calls = asked.toReversed();
  events.forEach((event, index) => {
    while (calls.at(-1) !== undefined && (calls.at(-1)?.before ?? 0) <= index)
      steps.push(callAt(event.at, calls.pop()?.call ?? 0));
    if (!isTold(event)) return;
    const skipped = skips.get(event.id);
    const aside = skipped && { aside: texts[lawLanguage()].skipped(skipped.join(", ")) };
    steps.push({ ...stepOf(event, drivers), ...aside });
  });
  for (const { call } of calls.toReversed()) steps.push(callAt(events.at(-1)?.at ?? 0, call));
  return { isYours: asked.length > 0, steps };
}

/** A line of INFO says of an event what the event says; what a program prints is its own. */
const isTold = (event: TracedEvent): boolean =>
  event.kind !== "LogLine" || event.level !== "INFO" || event.logger === "stdout";

const callAt = (at: number, call: number): Step => ({ at, from: "", what: "", call });

/** The name of each application's driver process. */
function driversIn(events: readonly TracedEvent[]): ReadonlyMap<string, string> {
  return new Map(
    events.flatMap((event) =>
      event.kind === "SparkContextStarted" && event.app !== undefined
        ? [[event.app, event.from] as const]
        : [],
    ),
  );
}

function stepOf(event: TracedEvent, drivers: ReadonlyMap<string, string>): Step {
  const { from, to, what } = eventInWords(event);
  const mark = markOf(event, drivers.size > 1);
  const driver = drivers.get(event.app ?? "");
  return {
    at: event.at,
    // What a driver tells its listeners names no process.
    from: "from" in event ? shortName(from, drivers) : (driver ?? from),
    ...(to === undefined ? {} : { to: shortName(to, drivers) }),
    what: what[lawLanguage()],
    ...(mark === undefined ? {} : { mark }),
  };
}

/** A process without its application; where several share a cluster, with the number at the end of its application's id. */
function shortName(process: string, drivers: ReadonlyMap<string, string>): string {
  const [, id, name = process] = /^((?:app|local)-[^/]*)\/(.*)$/.exec(process) ?? [];
  return drivers.size > 1 && id !== undefined ? `${name} (${shortApp(id)})` : name;
}

const shortApp = (app: string): string => `app ${app.split("-").at(-1)}`;

/** What an event changes on the lanes of executors. */
function markOf(event: TracedEvent, several: boolean): Mark | undefined {
  const own = several && event.app !== undefined ? ` (${shortApp(event.app)})` : "";
  switch (event.kind) {
    case "SparkListenerExecutorAdded":
      return { kind: "executor", lane: `${event.executorId}${own}`, host: event.host };
    case "SparkListenerExecutorRemoved":
      return { kind: "gone", lane: `${event.executorId}${own}` };
    case "ProcessLost": {
      const executor = /\/executor (.*)$/.exec(event.process)?.[1];
      return executor === undefined ? undefined : { kind: "gone", lane: `${executor}${own}` };
    }
    case "SparkListenerTaskStart": {
      const { taskInfo, stageId, stageAttemptId } = event;
      return {
        kind: "start",
        lane: `${taskInfo.executorId}${own}`,
        task: `${taskInfo.taskId}${own}`,
        stage: stageAttemptId === 0 ? `${stageId}` : `${stageId}.${stageAttemptId}`,
        name:
          taskInfo.attemptNumber === 0
            ? `${taskInfo.partitionId}`
            : `${taskInfo.partitionId}.${taskInfo.attemptNumber}`,
      };
    }
    case "SparkListenerTaskEnd":
      return { kind: "end", task: `${event.taskInfo.taskId}${own}`, reason: event.reason.kind };
    default:
      return undefined;
  }
}
