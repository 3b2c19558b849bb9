/**
 * The first page of a History Server: the applications that are over, or those that are not, attempt by attempt. In Spark: HistoryPage with
 * historypage.js. The same: columns, the order at first (the last to end first), the attempts' own column only where there are any. Left out on purpose:
 * searching. Spark 3.5.3: core/…/deploy/history/HistoryPage.scala, static/historypage.js.
 */
import type { ApplicationRow, AttemptRow } from "../rest/applications.ts";
import type { Query } from "../rest/query.ts";
import { scriptDuration } from "./formats.ts";
import { markup, type Part } from "./html.ts";
import { pagedTable, type SortedColumn } from "./paged-table.ts";
import { dateCell, facts, heading, page } from "./parts.ts";
import { encoded, parameter } from "./query-text.ts";

export interface ListView {
  readonly applications: readonly ApplicationRow[];
  /** Where the logs lie: `file:/logs`. */
  readonly directory: string;
}

interface Line extends AttemptRow {
  readonly app: ApplicationRow;
  /** The first line of its application. */
  readonly isFirst: boolean;
}

const pathOf = ({ app, attemptId }: Line): string =>
  `/history/${encoded(app.id)}${attemptId === undefined ? "" : `/${encoded(attemptId)}`}/jobs/`;

const download = ({ app, attemptId }: Line): string =>
  `/api/v1/applications/${encoded(app.id)}${attemptId === undefined ? "" : `/${encoded(attemptId)}`}/logs`;

const columns = (isIncomplete: boolean, hasAttempts: boolean): readonly SortedColumn<Line>[] => [
  {
    name: "Version",
    cell: ({ isFirst, app }) => isFirst && (app.attempts[0]?.appSparkVersion ?? ""),
  },
  {
    name: "App ID",
    cell: (line) => line.isFirst && markup`<a href="${pathOf(line)}">${line.app.id}</a>`,
    sort: ({ app }) => app.id,
  },
  {
    name: "App Name",
    cell: ({ isFirst, app }) => isFirst && app.name,
    sort: ({ app }) => app.name,
  },
  ...(hasAttempts
    ? [
        {
          name: "Attempt ID",
          cell: (line: Line): Part =>
            line.attemptId !== undefined && markup`<a href="${pathOf(line)}">${line.attemptId}</a>`,
        },
      ]
    : []),
  {
    name: "Started",
    cell: ({ startTime }) => dateCell(startTime, "-"),
    sort: ({ startTime }) => startTime,
  },
  ...(isIncomplete
    ? []
    : [
        {
          name: "Completed",
          cell: ({ endTime }: Line) => dateCell(endTime, "-"),
          sort: ({ app }: Line) => app.attempts[0]?.endTime ?? -1,
        },
        {
          name: "Duration",
          cell: ({ duration }: Line) => scriptDuration(duration),
          sort: ({ duration }: Line) => duration,
          isNumber: true,
        },
      ]),
  { name: "Spark User", cell: ({ sparkUser }) => sparkUser, sort: ({ sparkUser }) => sparkUser },
  {
    name: "Last Updated",
    cell: ({ lastUpdated }) => dateCell(lastUpdated, "-"),
    sort: ({ lastUpdated }) => lastUpdated,
  },
  { name: "Event Log", cell: (line) => markup`<a href="${download(line)}">Download</a>` },
];

/** The page at `/`. */
export function historyList({ applications, directory }: ListView, query: Query): string {
  const isIncomplete = parameter(query, "showIncomplete") === "true";
  const shown = applications.filter(
    ({ attempts }) => (attempts[0]?.completed !== true) === isIncomplete,
  );
  const lines = shown.flatMap((app) =>
    app.attempts.map((attempt, at): Line => ({ ...attempt, app, isFirst: at === 0 })),
  );
  const hasAttempts = lines.some(({ attemptId }) => attemptId !== undefined);
  const listed = columns(isIncomplete, hasAttempts);
  const none = isIncomplete
    ? "No incomplete applications found!"
    : "No completed applications found!";
  return page(
    { title: "History Server", home: "/", style: "/static/kindling.css" },
    facts([["Event log directory", directory]]),
    lines.length === 0
      ? heading(none)
      : pagedTable({
          tag: "app",
          isScripted: true,
          label: "Applications",
          // An application's attempts stay together: what differs between them is not sorted by.
          columns: hasAttempts ? listed.map(({ sort: _sort, ...column }) => column) : listed,
          rows: lines,
          query,
          by: isIncomplete || hasAttempts ? "" : "Completed",
          descending: true,
        }),
    markup`<p>
      <a href="${isIncomplete ? "/" : "/?showIncomplete=true"}"
        >${isIncomplete ? "Back to completed applications" : "Show incomplete applications"}</a
      >
    </p>`,
  );
}
