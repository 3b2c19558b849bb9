/**
 * The event log of one application: Spark's listener events as lines of JSON, which Spark's own History Server opens. Same as Spark: the lines, their
 * order, their fields, what is left out by default (block updates). Ours: an application that ran on a simulated cluster; the log is made from the
 * recorded events when it is asked for, not while the application runs. Left out on purpose: compression, rolling, files in progress.
 * Rules C8.2, C8.6, C8.10–C8.17. Spark 3.5.3: core/…/scheduler/EventLoggingListener.scala.
 */
import type { ApplicationId } from "../foundation/ids.ts";
import type { Properties } from "../events/listener-events.ts";
import { loggedName } from "./exclusion-fields.ts";
import { eventsOf, type Traced, type TracedEvent } from "../events/trace.ts";
import { Accumulables } from "./accumulables.ts";
import { eventFields, type LoggedEvent, type LogState } from "./event-fields.ts";
import { jsonText, type Json, type JsonObject } from "./json-text.ts";

export interface EventLogOptions {
  /** Which application; the first that started, if it is not said. */
  readonly appId?: ApplicationId;
  /** Which attempt of it, where YARN started its driver more than once: 1 for the first; the last, if it is not said. */
  readonly attempt?: number;
  /** Block updates too; by default as the application's own spark.eventLog.logBlockUpdates.enabled says. */
  readonly blockUpdates?: boolean;
}

type ListenerEvent = LoggedEvent & Traced;

/** The log of one application, each line ended by a line feed. Empty where no application started. */
export function eventLog(events: readonly TracedEvent[], options: EventLogOptions = {}): string {
  const appId = options.appId ?? eventsOf(events, "SparkListenerApplicationStart")[0]?.appId;
  if (appId === undefined) return "";
  const whole = events.filter((event) => event.app === appId);
  const own = attemptOf(whole, options.attempt);
  const conf = confOf(own.filter(isListenerEvent));
  const blockUpdates =
    options.blockUpdates ?? conf["spark.eventLog.logBlockUpdates.enabled"] === "true";
  const logger = new EventLogger(conf, blockUpdates);
  const lines = [firstLine, ...own.flatMap((event) => logger.line(event) ?? [])];
  return `${lines.join("\n")}\n`;
}

/** Writes the log of one application event by event. In Spark: EventLoggingListener. */
export class EventLogger {
  readonly #state: LogState;
  readonly #blockUpdates: boolean;

  /** The settings as the application's environment says them, because they are needed before it does. */
  constructor(conf: Properties, blockUpdates: boolean) {
    this.#state = { accumulables: new Accumulables(), conf };
    this.#blockUpdates = blockUpdates;
  }

  /** The line of the application's next event; undefined where none is written. */
  line(event: TracedEvent): string | undefined {
    if (!isListenerEvent(event)) return undefined;
    keepAccounts(event, this.#state.accumulables);
    const isKept = event.kind !== "SparkListenerBlockUpdated" || this.#blockUpdates;
    return isKept ? lineOf(event, this.#state) : undefined;
  }
}

/** What one driver said: YARN's attempts share the application's id, and each has a log of its own. */
function attemptOf(events: readonly TracedEvent[], attempt?: number): readonly TracedEvent[] {
  const starts = events.flatMap(({ kind }, at) => (kind === "MainStarted" ? [at] : []));
  const nth = attempt ?? starts.length;
  return events.slice(starts[nth - 1] ?? 0, starts[nth]);
}

/** The name of the file that Spark would write the log to: the id, made harmless for a file system. */
export const eventLogName = (appId: ApplicationId): string =>
  appId
    .replace(/[ :/]/g, "-")
    .replace(/[.${}'"]/g, "_")
    .toLowerCase();

const isListenerEvent = (event: TracedEvent): event is ListenerEvent & TracedEvent =>
  Object.hasOwn(eventFields, event.kind);

function confOf(events: readonly ListenerEvent[]): Properties {
  const update = events.find((event) => event.kind === "SparkListenerEnvironmentUpdate");
  return update === undefined ? {} : update.sparkProperties;
}

function keepAccounts(event: ListenerEvent, accumulables: Accumulables): void {
  if (event.kind === "SparkListenerJobStart") accumulables.jobStarted(event);
  if (event.kind === "SparkListenerJobEnd") accumulables.jobEnded(event.jobId);
  if (event.kind === "SparkListenerStageSubmitted") accumulables.stageSubmitted(event.stageInfo);
}

function lineOf(event: ListenerEvent, state: LogState): string {
  const fieldsOf = eventFields[event.kind] as (event: ListenerEvent, state: LogState) => JsonObject;
  return line(loggedName(event.kind), fieldsOf(event, state).fields);
}

const line = (
  kind: string,
  fields: readonly (readonly [name: string, value: Json | undefined])[],
): string => jsonText({ fields: [["Event", kind], ...fields] });

const firstLine = line("SparkListenerLogStart", [["Spark Version", "3.5.3"]]);
