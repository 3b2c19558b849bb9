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

const day = /^\s*(-?\d+)-(\d+)-(\d+)/;
const instant =
  /^\s*(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)\.(\d+)\s*([A-Za-z]+)?(?:([+-])(\d{1,2}):?(\d{2}))?/;

/** Hours that named zones are ahead of Greenwich. Java knows hundreds; these are those that its English texts name most. */
const zones: ReadonlyMap<string, number> = new Map([
  ...["GMT", "UTC", "UCT"].map((name): [string, number] => [name, 0]),
  ...["EST", "CST", "MST", "PST"].map((name, at): [string, number] => [name, -5 - at]),
  ...["EDT", "CDT", "MDT", "PDT"].map((name, at): [string, number] => [name, -4 - at]),
  ...["CET", "CEST"].map((name, at): [string, number] => [name, 1 + at]),
  ...["JST", "KST"].map((name): [string, number] => [name, 9]),
]);

/** A date of a query: a day, or an instant with its zone; undefined if it is neither. Parts may overflow, as in Java's lenient calendar. */
export function dateOf(text: string): number | undefined {
  const found = instant.exec(text);
  const zone = found === null ? undefined : zoneMinutes(found);
  if (found !== null && zone !== undefined) {
    const parts = found.slice(1, 8).map(Number);
    const [year = 0, month = 1, date = 1, hour = 0, minute = 0, second = 0, millis = 0] = parts;
    const minutes = hour * 60 + minute - zone;
    return daysOf(year, month, date) * 86_400_000 + (minutes * 60 + second) * 1000 + millis;
  }
  const plain = day.exec(text);
  if (plain === null) return undefined;
  const [, year = "", month = "", date = ""] = plain;
  return daysOf(Number(year), Number(month), Number(date)) * 86_400_000;
}

/** Undefined where an instant has no zone, or one that is not known: then only its day counts. */
function zoneMinutes(found: RegExpExecArray): number | undefined {
  const [, , , , , , , , name, sign, hours = "0", minutes = "0"] = found;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  if (name === undefined) return sign === undefined ? undefined : offset;
  const ahead = zones.get(name.toUpperCase());
  if (ahead === undefined) return undefined;
  return ahead * 60 + (ahead === 0 && name.toUpperCase() === "GMT" ? offset : 0);
}
