/**
 * What the list of applications needs of a log: four kinds of events, told by how their lines begin. In Spark: FsHistoryProvider's AppListingListener
 * with its filter of events. The same: which lines are looked at, and that an application without an id is not listed. Left out on purpose: permissions.
 * Spark 3.5.3: core/…/deploy/history/FsHistoryProvider.scala.
 */
import { BadEvent, isNode } from "./json-fields.ts";
import { parseLine } from "./json-line.ts";
import type { LineTaker } from "./lines.ts";
import { readEvent } from "./read-event.ts";

const looked = [
  '{"Event":"SparkListenerApplicationStart"',
  '{"Event":"SparkListenerApplicationEnd"',
  '{"Event":"SparkListenerLogStart"',
  '{"Event":"SparkListenerEnvironmentUpdate",',
];

/** An application as its log tells it, but for when the log was written. */
export interface Listed {
  readonly appId: string;
  readonly appName: string;
  readonly attemptId: string | undefined;
  readonly startTime: number;
  readonly endTime: number;
  readonly sparkUser: string;
  readonly completed: boolean;
  readonly appSparkVersion: string;
}

export class Listing implements LineTaker {
  #listed: Listed | undefined;
  #version = "";
  #hasEnvironment = false;

  /** Undefined as long as no application with an id has started. */
  get listed(): Listed | undefined {
    return this.#listed && { ...this.#listed, appSparkVersion: this.#version };
  }

  /** Whether only the end can still be missing. */
  get knowsBeginning(): boolean {
    return this.#listed !== undefined && this.#hasEnvironment;
  }

  line(line: string): void {
    if (!looked.some((start) => line.startsWith(start))) return;
    try {
      const value = parseLine(line);
      if (isNode(value)) this.#take(readEvent(value));
    } catch (error) {
      if (!(error instanceof BadEvent || error instanceof SyntaxError)) throw error;
    }
  }

  tooLong(): void {
    // No event that the list needs is that long.
  }

  #take(event: ReturnType<typeof readEvent>): void {
    if (typeof event === "string") return;
    if (event.kind === "LogStart") this.#version = event.sparkVersion;
    else if (event.kind === "EnvironmentUpdate") this.#hasEnvironment = true;
    else if (event.kind === "ApplicationEnd" && this.#listed !== undefined)
      this.#listed = { ...this.#listed, endTime: event.time, completed: true };
    else if (event.kind === "ApplicationStart" && event.appId !== undefined)
      this.#listed = {
        appId: event.appId,
        appName: event.name,
        attemptId: event.attemptId,
        startTime: event.time,
        endTime: -1,
        sparkUser: event.sparkUser,
        completed: false,
        appSparkVersion: "",
      };
  }
}
