/**
 * What the REST API answers: a function of the applications, a path and a query. In Spark: ApiRootResource and the resources below it, as the History
 * Server serves them. The same: paths, what is unknown, in which words; what stands in the place of an attempt and is none. Ours: a path that does not
 * exist gets a line, not a page of Jetty's. Left out on purpose: SQL and streaming, `taskTable`, which only Spark's own pages ask for; the logs
 * themselves, which need files. Rules D8.10 to D8.13. Spark 3.5.3: core/…/status/api/v1/OneApplicationResource.scala, ApiRootResource.scala.
 */
import type { StatusStore } from "../history/store.ts";
import {
  applicationJson,
  attemptJson,
  dateOf,
  isListed,
  type ApplicationRow,
} from "./applications.ts";
import { environmentJson } from "./environment-json.ts";
import { executorJson, processJson, rddJson } from "./executor-json.ts";
import { jobJson } from "./job-json.ts";
import { intOf, intParameter, Refusal, wordParameters, type Query } from "./query.ts";
import { jsonAnswer, plainAnswer, type Answer } from "./reply.ts";
import { stagesAnswer } from "./stage-answers.ts";

/** What there is to ask about. */
export interface HistoryView {
  /** In the order of the list. */
  readonly applications: readonly ApplicationRow[];
  /** The state of an attempt of the list. */
  readonly store: (appId: string, attemptId: string | undefined) => StatusStore;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The application and the attempt whose state a path asks for; undefined where it asks for none. */
export interface Asked {
  readonly appId: string;
  readonly attemptId: string | undefined;
  /** What of it is asked, piece by piece. */
  readonly rest: readonly string[];
}

/** The paths below an application or an attempt that lead somewhere. */
function leadsSomewhere([first, second, third, ...more]: readonly string[]): boolean {
  if (more.length > 0) return first === "stages";
  switch (first) {
    case "jobs":
      return second === undefined || (third === undefined && isNumber(second));
    case "executors":
      return second === undefined || third === "threads";
    case "allexecutors":
    case "allmiscellaneousprocess":
    case "environment":
    case "logs":
      return second === undefined;
    case "stages":
      return true;
    case "storage":
      return second === "rdd" && (third === undefined || isNumber(third));
    default:
      return false;
  }
}

const isNumber = (text: string): boolean => /^\d+$/.test(text);

/** The pieces of a path below `/api/v1`, without what follows a semicolon; a slash at its end is none. */
export function piecesOf(path: string): readonly string[] {
  const plain = path.replace(/\/$/, "");
  return plain === ""
    ? []
    : plain
        .slice(1)
        .split("/")
        .map((piece) => decoded(piece.replace(/;.*$/, "")));
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

/** Which attempt's state a path asks for. */
export function askedBy(path: string): Asked | undefined {
  const [applications, appId, ...rest] = piecesOf(path);
  if (applications !== "applications" || appId === undefined || appId === "") return undefined;
  if (leadsSomewhere(rest)) return { appId, attemptId: undefined, rest };
  const [attemptId, ...below] = rest;
  if (attemptId === undefined || attemptId === "" || !leadsSomewhere(below)) return undefined;
  return { appId, attemptId, rest: below };
}

/** `path` begins after `/api/v1`. */
export function answer(view: HistoryView, path: string, query: Query): Answer {
  try {
    return answerOrRefuse(view, path, query);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.answer === "no such path" ? noSuchPath(path) : error.answer;
  }
}

const noSuchPath = (path: string): Answer => plainAnswer(404, `Not Found: /api/v1${path}`);

function answerOrRefuse(view: HistoryView, path: string, query: Query): Answer {
  const [first, appId, attemptId, ...below] = piecesOf(path);
  if (first === "version" && appId === undefined)
    return jsonAnswer({ fields: [["spark", "3.5.3"]] });
  if (first !== "applications") return noSuchPath(path);
  if (appId === undefined) return listAnswer(view, query);
  if (appId === "") return noSuchPath(path);
  const app = view.applications.find(({ id }) => id === appId);
  const asked = askedBy(path);
  if (asked !== undefined) return stateAnswer(view, app, asked, query);
  if (attemptId === undefined)
    return app === undefined
      ? plainAnswer(404, `unknown app: ${appId}`)
      : jsonAnswer(applicationJson(app));
  if (below.length > 0) return plainAnswer(404, `/api/v1${path}`);
  const attempt = app?.attempts.find((one) => one.attemptId === attemptId);
  return attempt === undefined
    ? plainAnswer(404, `unknown app ${appId}, attempt ${attemptId}`)
    : jsonAnswer(attemptJson(attempt));
}

const earliest = "2010-01-01";
const latest = "3000-01-01";

function listAnswer({ applications, now }: HistoryView, query: Query): Answer {
  const states = wordParameters(query, "status", ["COMPLETED", "RUNNING"]);
  const date = (name: string, missing: string): number => {
    const text = query.find(([key]) => key === name)?.[1] || missing;
    const at = dateOf(text);
    if (at === undefined) throw new Refusal(plainAnswer(400, `Couldn't parse date: ${text}`));
    return at;
  };
  const window = {
    minDate: date("minDate", earliest),
    maxDate: date("maxDate", latest),
    minEndDate: date("minEndDate", earliest),
    maxEndDate: date("maxEndDate", latest),
  };
  const limit = Math.max(0, intParameter(query, "limit") ?? Infinity);
  const listed = applications.filter((app) => isListed(app, states, window, now));
  return jsonAnswer(listed.slice(0, limit).map(applicationJson));
}

/** Whether the list has the attempt that a path asks for. */
export const isThere = (app: ApplicationRow | undefined, { attemptId }: Asked): boolean =>
  app?.attempts.some((one) => one.attemptId === attemptId) === true;

function stateAnswer(
  view: HistoryView,
  app: ApplicationRow | undefined,
  asked: Asked,
  query: Query,
): Answer {
  const { appId, attemptId, rest } = asked;
  const name = attemptId === undefined ? appId : `${appId}/${attemptId}`;
  const [what = "", second, third] = rest;
  const open = (): StatusStore => {
    if (!isThere(app, asked)) throw new Refusal(plainAnswer(404, `no such app: ${name}`));
    return view.store(appId, attemptId);
  };
  switch (what) {
    case "jobs":
      return second === undefined ? jobsAnswer(open, query) : jobAnswer(open, intOf(second));
    case "executors":
      if (second !== undefined) return threadsAnswer(open, second);
      return executorsAnswer(open(), view.now, true);
    case "allexecutors":
      return executorsAnswer(open(), view.now, false);
    case "allmiscellaneousprocess":
      return jsonAnswer(inOrderOfIds(open().processes.values()).map(processJson));
    case "environment":
      return environmentAnswer(open());
    case "storage":
      return third === undefined ? rddsAnswer(open()) : rddAnswer(open, intOf(third));
    case "stages":
      return stagesAnswer(open, rest.slice(1), query);
    default:
      throw new Refusal("no such path");
  }
}

const jobStates = ["RUNNING", "SUCCEEDED", "FAILED", "UNKNOWN"];

type Open = () => StatusStore;

function jobsAnswer(open: Open, query: Query): Answer {
  const states = wordParameters(query, "status", jobStates);
  const jobs = [...open().jobs.values()].sort((a, b) => b.jobId - a.jobId);
  return jsonAnswer(
    jobs.filter(({ status }) => states.length === 0 || states.includes(status)).map(jobJson),
  );
}

function jobAnswer(open: Open, jobId: number): Answer {
  const job = open().jobs.get(jobId);
  return job === undefined ? plainAnswer(404, `unknown job: ${jobId}`) : jsonAnswer(jobJson(job));
}

const inOrderOfIds = <T extends { readonly id: string }>(rows: Iterable<T>): T[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The active ones from the last id to the first, by the text of the ids; or all, from the first to the last. */
function executorsAnswer(store: StatusStore, now: number, activeOnly: boolean): Answer {
  const rows = inOrderOfIds(store.executors.values()).filter(({ id }) => id !== "fallback");
  const shown = activeOnly ? rows.filter(({ isActive }) => isActive).reverse() : rows;
  return jsonAnswer(shown.map((row) => executorJson(row, store, now)));
}

function threadsAnswer(open: Open, executorId: string): Answer {
  open();
  if (executorId !== "driver" && !isNumber(executorId))
    return plainAnswer(400, "Invalid executorId: neither 'driver' nor number.");
  return plainAnswer(503, "Thread dumps not available through the history server.");
}

function environmentAnswer(store: StatusStore): Answer {
  const { environment } = store;
  if (environment === undefined) return plainAnswer(404, "no environment in the event log");
  return jsonAnswer(environmentJson(environment, store));
}

function rddsAnswer(store: StatusStore): Answer {
  const rdds = [...store.rdds.values()].sort((a, b) => a.id - b.id);
  return jsonAnswer(rdds.filter(({ partitions }) => partitions.length > 0).map(rddJson));
}

function rddAnswer(open: Open, rddId: number): Answer {
  const rdd = open().rdds.get(rddId);
  return rdd === undefined
    ? plainAnswer(404, `no rdd found w/ id ${rddId}`)
    : jsonAnswer(rddJson(rdd));
}
