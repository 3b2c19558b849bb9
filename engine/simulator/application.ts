/** What one can ask of an application that was submitted: its answer, how it ended, everything that happened. */
import type { EventOf, LogLine, TracedEvent } from "../events/trace.ts";
import { eventLog } from "../monitor/event-log.ts";
import type { Run } from "./run.ts";
import type { Simulation } from "./simulation.ts";

export class Application<T> {
  readonly #simulation: Simulation;
  readonly #run: Run<T>;

  constructor(simulation: Simulation, run: Run<T>) {
    this.#simulation = simulation;
    this.#run = run;
  }

  get id(): string {
    return this.#run.runtime?.options.appId ?? "";
  }

  /** One for each context that its driver made, one after another. */
  get ids(): readonly string[] {
    return this.#run.appIds;
  }

  get name(): string {
    return this.#run.name;
  }

  /** What `main` answered. @throws what it threw. */
  get result(): T {
    if (this.#run.error !== undefined) throw this.#run.error;
    return this.#run.result as T;
  }

  /** What `main` threw; undefined where it did not. */
  get error(): unknown {
    return this.#run.error;
  }

  get succeeded(): boolean {
    return this.#run.ended && this.#run.error === undefined;
  }

  /** The state that the cluster manager shows in the end; not the same as success (M-33). */
  get finalState(): string | undefined {
    return this.#simulation.manager.stateOf(this.id);
  }

  /** Everything in this application's name, and everything of the cluster's own, in order. */
  get events(): readonly TracedEvent[] {
    const { id } = this;
    return this.#simulation.world.trace.events.filter(
      (event) => event.app === undefined || event.app === id,
    );
  }

  get logs(): readonly (LogLine & TracedEvent)[] {
    return this.events.filter((event): event is EventOf<"LogLine"> => event.kind === "LogLine");
  }

  /** Spark's event log, for one of its ids: lines of JSON, which the History Server opens. */
  eventLog(appId: string = this.id): string {
    return eventLog(this.#simulation.world.trace.events, { appId });
  }

  get simulation(): Simulation {
    return this.#simulation;
  }
}
