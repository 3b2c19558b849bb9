/**
 * The pages of SQL: executions by how they stand, and one with its plan. In Spark: AllExecutionsPage, ExecutionPage. The same: tables, columns, how one is
 * called that failed. Left out on purpose: the drawing of the plan with its metrics (the plan stands as text); sub-executions under their roots.
 * Spark 3.5.3: sql/core/…/execution/ui/AllExecutionsPage.scala, ExecutionPage.scala.
 */
import { dateOfPage } from "../../foundation/date-words.ts";
import type { ExecutionRow } from "../history/rows.ts";
import {
  applicationPage,
  linkTo,
  nothingThere,
  type ApplicationView,
  type Asked,
} from "./application.ts";
import { formatDuration } from "./formats.ts";
import { markup, type Part } from "./html.ts";
import { pagedTable, type SortedColumn } from "./paged-table.ts";
import { facts, folded, heading, withDetails, type Fact } from "./parts.ts";
import { errorCell } from "./progress.ts";
import { numberParameter } from "./query-text.ts";

type State = "RUNNING" | "COMPLETED" | "FAILED";

const stateOf = ({ completionTime, errorMessage }: ExecutionRow): State =>
  completionTime === undefined ? "RUNNING" : errorMessage === undefined ? "COMPLETED" : "FAILED";

const durationOf = ({ now }: ApplicationView, row: ExecutionRow): number =>
  (row.completionTime ?? now) - row.submissionTime;

/** Its jobs in one state, each a link in brackets. */
function jobs(app: ApplicationView, row: ExecutionRow, status: string): Part {
  return row.jobs
    .filter((id) => app.store.jobs.get(id)?.status === status)
    .toSorted((a, b) => a - b)
    .map((id) => markup`<a href="${linkTo.job(app, id)}">[${id}]</a>`);
}

const kinds = [
  ["Running", "running", "RUNNING"],
  ["Completed", "completed", "COMPLETED"],
  ["Failed", "failed", "FAILED"],
] as const;

function columns(app: ApplicationView, state: State): readonly SortedColumn<ExecutionRow>[] {
  const jobColumn = (name: string, status: string): SortedColumn<ExecutionRow> => ({
    name,
    cell: (row) => jobs(app, row, status),
  });
  const jobColumns = {
    RUNNING: [
      jobColumn("Running Job IDs", "RUNNING"),
      jobColumn("Succeeded Job IDs", "SUCCEEDED"),
      jobColumn("Failed Job IDs", "FAILED"),
    ],
    COMPLETED: [jobColumn("Job IDs", "SUCCEEDED")],
    FAILED: [jobColumn("Succeeded Job IDs", "SUCCEEDED"), jobColumn("Failed Job IDs", "FAILED")],
  }[state];
  return [
    { name: "ID", cell: ({ id }) => id, sort: ({ id }) => id },
    {
      name: "Description",
      cell: (row) => {
        const link = markup`<a href="${linkTo.execution(app, row.id)}">${row.description}</a> `;
        return row.details === "" ? link : withDetails(link, row.details);
      },
      sort: ({ description }) => description,
    },
    {
      name: "Submitted",
      cell: ({ submissionTime }) => dateOfPage(submissionTime),
      sort: ({ submissionTime }) => submissionTime,
    },
    {
      name: "Duration",
      cell: (row) => formatDuration(durationOf(app, row)),
      sort: (row) => durationOf(app, row),
      isNumber: true,
    },
    ...jobColumns,
    ...(state === "FAILED"
      ? [
          {
            name: "Error Message",
            cell: ({ errorMessage }: ExecutionRow) => errorCell(errorMessage),
          },
        ]
      : []),
  ];
}

/** The page at `SQL/`. */
export function allExecutionsPage({ app, query }: Asked): string {
  const all = [...app.store.executions.values()];
  const sections = kinds
    .map(([name, tag, state]) => ({
      name,
      tag,
      state,
      rows: all.filter((row) => stateOf(row) === state),
    }))
    .filter(({ rows }) => rows.length > 0);
  const counts = sections.map(({ name, tag, rows }): Fact => [
    markup`<a href="#${tag}">${name} Queries</a>`,
    rows.length,
  ]);
  return applicationPage(
    app,
    "SQL / DataFrame",
    "SQL / DataFrame",
    facts(counts),
    sections.map(({ name, tag, state, rows }): Part => [
      heading(`${name} Queries (${rows.length})`),
      pagedTable({
        tag,
        label: `${name} Queries`,
        columns: columns(app, state),
        rows,
        query,
        by: "ID",
        descending: true,
      }),
    ]),
  );
}

/** The page at `SQL/execution/?id=…`; undefined where none is named. */
export function executionPage({ app, query }: Asked): string | undefined {
  const id = numberParameter(query, "id");
  if (id === undefined) return undefined;
  const row = app.store.executions.get(id);
  const title = `Details for Query ${id}`;
  if (row === undefined)
    return nothingThere(app, "SQL / DataFrame", title, `No information to display for query ${id}`);
  const links = (status: string): Part =>
    row.jobs
      .filter((job) => app.store.jobs.get(job)?.status === status)
      .toSorted((a, b) => a - b)
      .map((job) => markup`<a href="${linkTo.job(app, job)}">${job}</a> `);
  const fact = (name: string, status: string): Fact =>
    row.jobs.some((job) => app.store.jobs.get(job)?.status === status) && [name, links(status)];
  return applicationPage(
    app,
    "SQL / DataFrame",
    title,
    facts([
      ["Submitted Time", dateOfPage(row.submissionTime)],
      ["Duration", formatDuration(durationOf(app, row))],
      fact("Running Jobs", "RUNNING"),
      fact("Succeeded Jobs", "SUCCEEDED"),
      fact("Failed Jobs", "FAILED"),
    ]),
    row.errorMessage !== undefined &&
      folded("Error", markup`<pre class="log">${row.errorMessage}</pre>`),
    folded("Details", markup`<pre class="log">${row.plan}</pre>`),
  );
}
