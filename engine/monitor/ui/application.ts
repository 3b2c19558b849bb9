/**
 * One application's pages: what they all need, their frame, links between them. In Spark: SparkUI with its tabs, UIUtils.headerSparkPage. Left out on
 * purpose: tabs of streaming and of the Thrift server. Spark 3.5.3: core/…/ui/SparkUI.scala, UIUtils.scala.
 */
import type { StatusStore } from "../history/store.ts";
import type { Query } from "../rest/query.ts";
import { markup, type Html, type Part } from "./html.ts";
import { page } from "./parts.ts";

/** An application whose pages are asked for. */
export interface ApplicationView {
  readonly store: StatusStore;
  readonly name: string;
  readonly user: string;
  /** Where its pages begin: `/history/app-1/2`. */
  readonly base: string;
  /** Where the list of applications is. */
  readonly home: string;
  /** Where the style sheet is. */
  readonly style: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a page is made of. */
export interface Asked {
  readonly app: ApplicationView;
  readonly query: Query;
}

const tabs = [
  ["Jobs", "jobs"],
  ["Stages", "stages"],
  ["Storage", "storage"],
  ["Environment", "environment"],
  ["Executors", "executors"],
] as const;

const SQL_TAB = ["SQL / DataFrame", "SQL"] as const;

/** Links to pages of the application. */
export const linkTo = {
  job: ({ base }: ApplicationView, id: number): string => `${base}/jobs/job/?id=${id}`,
  stage: ({ base }: ApplicationView, id: number, attempt: number): string =>
    `${base}/stages/stage/?id=${id}&attempt=${attempt}`,
  rdd: ({ base }: ApplicationView, id: number): string => `${base}/storage/rdd/?id=${id}`,
  execution: ({ base }: ApplicationView, id: number): string => `${base}/SQL/execution/?id=${id}`,
} as const;

/** A page of the application, under one of its tabs. */
export function applicationPage(
  app: ApplicationView,
  tab: string,
  title: string | { readonly title: string; readonly heading: Html },
  ...content: readonly Part[]
): string {
  const named = typeof title === "string" ? { title } : title;
  const shown = app.store.executions.size > 0 ? [...tabs, SQL_TAB] : tabs;
  return page(
    {
      ...named,
      window: `${app.name} - ${named.title}`,
      home: app.home,
      style: app.style,
      tabs: shown.map(([name, path]) => ({ name, href: `${app.base}/${path}/` })),
      current: tab,
      application: `${app.name} application UI`,
    },
    ...content,
  );
}

/** A page that says that there is nothing. */
export const nothingThere = (
  app: ApplicationView,
  tab: string,
  title: string,
  said: string,
): string => applicationPage(app, tab, title, markup`<p>${said}</p>`);
