/**
 * Several applications on one cluster, run to their end, and what was seen: events, messages, the Master's books.
 *
 * In Spark: a cluster with its logs. Left out on purpose: anything that is not in an event, a message or under /json/.
 */
import {
  eventsOf,
  simulate,
  type AnyEvent,
  type Application,
  type ClusterSpec,
  type EventOf,
  type Main,
  type MasterState,
  type SimulationOptions,
  type SubmitOptions,
  type TracedEvent,
} from "../../../engine/index.ts";
import { watched } from "./run.ts";

export interface Asked extends SubmitOptions {
  /** Milliseconds after the start. */
  readonly after?: number;
  readonly main: Main<unknown>;
}

export interface MessageSeen {
  readonly from: string;
  readonly to: string;
  readonly what: string;
}

export interface Ran {
  readonly events: readonly TracedEvent[];
  readonly messages: readonly MessageSeen[];
  readonly applications: readonly Application<unknown>[];
  /** The Master's books at the end. */
  readonly state: MasterState;
  of<K extends AnyEvent["kind"]>(kind: K, app?: string): EventOf<K>[];
}

export async function ran(
  cluster: ClusterSpec,
  options: SimulationOptions,
  ...asked: readonly Asked[]
): Promise<Ran> {
  const simulation = simulate(cluster, {
    check: true,
    maxSteps: 100_000,
    logLevel: "WARN",
    callSites: false,
    ...options,
  });
  const messages: MessageSeen[] = [];
  simulation.world.network.listen((message) => messages.push(message));
  const applications = asked.map(({ after = 0, main, ...submission }) =>
    simulation.submit(watched(submission), main, after * 1000),
  );
  await simulation.run();
  const { events } = simulation.world.trace;
  return {
    events,
    messages,
    applications,
    state: simulation.manager.state?.() as MasterState,
    of: (kind, app) =>
      eventsOf(events, kind).filter((event) => app === undefined || event.app === app),
  };
}

/** The events that led to this one, from its cause back to the first. */
export function causesOf(events: readonly TracedEvent[], event: TracedEvent): TracedEvent[] {
  const found: TracedEvent[] = [];
  for (let at = events[event.cause]; at !== undefined; at = events[at.cause]) found.push(at);
  return found;
}

/** A process's host, by the name of the process: an executor's is where it registered from. */
export const inSeconds = (micros: number): string => (micros / 1_000_000).toFixed(1);
