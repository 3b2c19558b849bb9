/**
 * The web pages of a History Server: a function of the applications, a path and a query. In Spark: HistoryServer, SparkUI's handlers. The same: paths, their
 * redirections, what is said where a page does not exist. Left out on purpose: pages of plug-ins, of pools and of thread dumps. Spark 3.5.3:
 * core/…/deploy/history/HistoryServer.scala, ui/SparkUI.scala.
 */
import type { StatusStore } from "../history/store.ts";
import type { ApplicationRow } from "../rest/applications.ts";
import { piecesOf } from "../rest/answer.ts";
import type { Query } from "../rest/query.ts";
import { plainAnswer, type Answer } from "../rest/reply.ts";
import type { ApplicationView, Asked } from "./application.ts";
import { environmentPage } from "./environment-page.ts";
import { executorsPage } from "./executors-page.ts";
import { historyList } from "./history-list.ts";
import { markup } from "./html.ts";
import { allJobsPage, jobPage } from "./jobs-pages.ts";
import { page } from "./parts.ts";
import { encoded } from "./query-text.ts";
import { allExecutionsPage, executionPage } from "./sql-pages.ts";
import { stagePage } from "./stage-page.ts";
import { allStagesPage } from "./stage-tables.ts";
import { rddPage, storagePage } from "./storage-pages.ts";
import { styleSheet } from "./style.ts";

/** Where the style sheet is. */
export const STYLE = "/static/kindling.css";
const frame = { home: "/", style: STYLE };

export interface PagesView {
  readonly applications: readonly ApplicationRow[];
  /** Where the logs lie. */
  readonly directory: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The application, the attempt and the page that a path asks for. */
export interface PageAsked {
  readonly app: ApplicationRow;
  readonly attemptId: string | undefined;
  readonly base: string;
  readonly page: readonly string[];
}

/** Undefined where the path names no attempt of the list. The attempt may be left out where there is only one without a name. */
export function pageAskedBy(
  applications: readonly ApplicationRow[],
  path: string,
): PageAsked | undefined {
  const [history, appId, ...rest] = piecesOf(path);
  if (history !== "history") return undefined;
  const app = applications.find(({ id }) => id === appId);
  if (app === undefined) return undefined;
  const named = app.attempts.find(
    ({ attemptId }) => attemptId !== undefined && attemptId === rest[0],
  );
  const attempt = named ?? app.attempts[0];
  if (attempt === undefined) return undefined;
  const own = attempt.attemptId;
  const base = `/history/${encoded(app.id)}${own === undefined ? "" : `/${encoded(own)}`}`;
  return { app, attemptId: own, base, page: named === undefined ? rest : rest.slice(1) };
}

const pages: Readonly<Record<string, (asked: Asked) => string | undefined>> = {
  jobs: allJobsPage,
  "jobs/job": jobPage,
  stages: allStagesPage,
  "stages/stage": stagePage,
  storage: storagePage,
  "storage/rdd": rddPage,
  environment: environmentPage,
  executors: executorsPage,
  SQL: allExecutionsPage,
  "SQL/execution": executionPage,
};

const pageAnswer = (status: number, body: string): Answer => ({ status, type: "text/html", body });

const notFound = (said: string): Answer =>
  pageAnswer(
    404,
    page(
      { ...frame, title: "Not Found" },
      markup`<p>${said}</p>
        <p><a href="/">All applications</a></p>`,
    ),
  );

/** Pages that need no log: the list, the style sheet; undefined where the path is none of them. */
export function plainPage(view: PagesView, path: string, query: Query): Answer | undefined {
  if (path === "/") return pageAnswer(200, historyList(view, query));
  if (path === STYLE) return { status: 200, type: "text/css", body: styleSheet };
  return undefined;
}

/** Says that an application is not there. */
export const noSuchApplication = (path: string): Answer =>
  notFound(`Application ${piecesOf(path)[1] ?? ""} not found.`);

/** A page of an application whose log was read. */
export function historyPage(
  asked: PageAsked,
  store: StatusStore,
  query: Query,
  now: number,
): Answer {
  const { app, base, page: rest } = asked;
  const name = rest.filter((piece) => piece !== "").join("/");
  if (name === "") return { ...plainAnswer(302, ""), location: `${base}/jobs/` };
  const render = Object.hasOwn(pages, name) ? pages[name] : undefined;
  if (render === undefined) return notFound(`There is no page ${name}.`);
  const attempt = app.attempts.find(({ attemptId }) => attemptId === asked.attemptId);
  const user = attempt?.sparkUser ?? "";
  const view: ApplicationView = { ...frame, store, name: app.name, user, base, now };
  const body = render({ app: view, query });
  if (body !== undefined) return pageAnswer(200, body);
  const said = `The page ${name} needs an id that it knows${name === "stages/stage" ? ", and an attempt" : ""}.`;
  return { ...notFound(said), status: 400 };
}
