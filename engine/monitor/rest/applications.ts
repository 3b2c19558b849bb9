/**
 * The list of applications and their attempts, as logs tell them. In Spark: AppListingListener, FsHistoryProvider.addListing, ApplicationListResource,
 * SimpleDateParam. The same: order (by end, the latest first), windows of dates, attempts by start. Left out on purpose: permissions.
 * Rules D8.6, D8.13. Spark 3.5.3: core/…/deploy/history/FsHistoryProvider.scala, status/api/v1/ApplicationListResource.scala.
 */
import { daysOf } from "../../foundation/calendar.ts";
import type { JsonObject } from "../json-text.ts";
import { dateText } from "./values.ts";

/** One attempt of an application: one log. Times are milliseconds since 1970. */
export interface AttemptRow {
  readonly attemptId: string | undefined;
  readonly startTime: number;
  /** -1: it has not ended. */
  readonly endTime: number;
  readonly lastUpdated: number;
  readonly duration: number;
  readonly sparkUser: string;
  readonly completed: boolean;
  /** Empty in logs before Spark 1.3. */
  readonly appSparkVersion: string;
}

export interface ApplicationRow {
  readonly id: string;
  readonly name: string;
  /** The one that started last stands first. */
  readonly attempts: readonly AttemptRow[];
}

/** What a log says of its application. */
export interface LoggedAttempt extends AttemptRow {
  readonly appId: string;
  readonly appName: string;
}

/** The applications of some logs; of two logs of one attempt the later one counts. */
export function applicationsOf(attempts: readonly LoggedAttempt[]): readonly ApplicationRow[] {
  const byId = new Map<string, ApplicationRow>();
  for (const attempt of attempts) {
    const others = (byId.get(attempt.appId)?.attempts ?? []).filter(
      ({ attemptId }) => attemptId !== attempt.attemptId,
    );
    byId.set(attempt.appId, {
      id: attempt.appId,
      name: attempt.appName,
      attempts: [...others, attempt].sort((a, b) => b.startTime - a.startTime),
    });
  }
  const end = ({ attempts: [first] }: ApplicationRow): number => first?.endTime ?? -1;
  return [...byId.values()].sort((a, b) => end(b) - end(a) || (a.id < b.id ? 1 : -1));
}

export const attemptJson = (attempt: AttemptRow): JsonObject => ({
  fields: [
    ["attemptId", attempt.attemptId],
    ["startTime", dateText(attempt.startTime)],
    ["endTime", dateText(attempt.endTime)],
    ["lastUpdated", dateText(attempt.lastUpdated)],
    ["duration", attempt.duration],
    ["sparkUser", attempt.sparkUser],
    ["completed", attempt.completed],
    ["appSparkVersion", attempt.appSparkVersion],
    ["startTimeEpoch", attempt.startTime],
    ["endTimeEpoch", attempt.endTime],
    ["lastUpdatedEpoch", attempt.lastUpdated],
  ],
});

export const applicationJson = ({ id, name, attempts }: ApplicationRow): JsonObject => ({
  fields: [
    ["id", id],
    ["name", name],
    ["attempts", attempts.map(attemptJson)],
  ],
});

export interface Window {
  readonly minDate: number;
  readonly maxDate: number;
  readonly minEndDate: number;
  readonly maxEndDate: number;
}

/** Whether an application is listed: in one of the states, and one of its attempts in the window. */
export function isListed(
  { attempts }: ApplicationRow,
  states: readonly string[],
  window: Window,
  now: number,
): boolean {
  const isRunning = attempts[0]?.completed !== true;
  if (states.length > 0 && !states.includes(isRunning ? "RUNNING" : "COMPLETED")) return false;
  return attempts.some(({ startTime, endTime }) => {
    if (startTime < window.minDate || startTime > window.maxDate) return false;
    if (isRunning) return window.maxEndDate > now;
    return endTime >= window.minEndDate && endTime <= window.maxEndDate;
  });
}

const day = /^\s*(\d+)-(\d+)-(\d+)/;
const instant =
  /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)\.(\d+)\s*(?:GMT|UTC|Z)?(?:([+-])(\d{1,2}):?(\d{2}))?/;

/** A date of a query: a day, or an instant with its zone; undefined if it is neither. Parts may overflow, as in Java's lenient calendar. */
export function dateOf(text: string): number | undefined {
  const found = instant.exec(text);
  if (found !== null && /(GMT|UTC|Z|[+-]\d{1,2}:?\d{2})/.test(text.slice(10))) {
    const parts = found.slice(1, 8).map(Number);
    const [year = 0, month = 1, date = 1, hour = 0, minute = 0, second = 0, millis = 0] = parts;
    const [, , , , , , , , sign, hours = "0", minutes = "0"] = found;
    const zone = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
    return (
      daysOf(year, month, date) * 86_400_000 +
      ((hour * 60 + minute - zone) * 60 + second) * 1000 +
      millis
    );
  }
  const plain = day.exec(text);
  if (plain === null) return undefined;
  const [, year = "", month = "", date = ""] = plain;
  return daysOf(Number(year), Number(month), Number(date)) * 86_400_000;
}
