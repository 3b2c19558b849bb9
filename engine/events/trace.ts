/**
 * The trace of a run: everything that happened, in order, each with what made it happen. Pictures, laws, the event log and the
 * grader read this and nothing else. Same as Spark: the order of posting. Ours: `at`, `id`, `cause`, and log lines beside events.
 */
import type { ApplicationId } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { DeployEvent } from "./deploy-events.ts";
import type { SparkListenerEvent } from "./listener-events.ts";

/** A line of a log4j file: `WARN TaskSchedulerImpl: …`. */
export interface LogLine {
  readonly kind: "LogLine";
  readonly level: "INFO" | "WARN" | "ERROR";
  readonly logger: string;
  readonly text: string;
  /** The process that wrote it: "driver", "executor 1", "Master", "worker-…". */
  readonly process: string;
}

export type AnyEvent = SparkListenerEvent | DeployEvent | LogLine;

/** What is added to every event. */
export interface Traced {
  /** Its place in the trace. */
  readonly id: number;
  readonly at: Micros;
  /** The id of the event that made this happen; -1 for what the user did. */
  readonly cause: number;
  /** The application it belongs to; undefined for the cluster's own. */
  readonly app: ApplicationId | undefined;
}

export type TracedEvent = AnyEvent & Traced;
export type EventOf<K extends AnyEvent["kind"]> = Extract<AnyEvent, { kind: K }> & Traced;

/** The events of one kind, in order. */
export function eventsOf<K extends AnyEvent["kind"]>(
  events: readonly TracedEvent[],
  kind: K,
): EventOf<K>[] {
  return events.filter((event): event is EventOf<K> => event.kind === kind);
}

type Mutable<E> = { -readonly [K in keyof E]: E[K] };

/** The trace being written. Listeners are called for each event in order of registration. */
export class Trace {
  readonly events: TracedEvent[] = [];
  readonly #listeners: ((event: TracedEvent) => void)[] = [];

  /** Appends `event` and answers its id. */
  record(event: AnyEvent, at: Micros, cause: number, app: ApplicationId | undefined): number {
    const id = this.events.length;
    // The event is made for the trace and becomes part of it: a copy would cost more than all the rest.
    const traced = event as Mutable<TracedEvent>;
    traced.id = id;
    traced.at = at;
    traced.cause = cause;
    traced.app = app;
    this.events.push(traced);
    for (const listener of this.#listeners) listener(traced);
    return id;
  }

  listen(listener: (event: TracedEvent) => void): void {
    this.#listeners.push(listener);
  }
}
