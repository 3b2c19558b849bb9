/**
 * Tables of stages by how they stand. In Spark: StageTableBase, AllStagesPage. The same: which stages stand where, columns, order (the last first), how
 * durations are reckoned (from the launch of the first task). Left out on purpose: killing. Spark 3.5.3: core/…/ui/jobs/StageTable.scala, AllStagesPage.scala.
 */
import { dateOfPage } from "../../foundation/date-words.ts";
import { plus, type Long } from "../history/longs.ts";
import type { StageRow } from "../history/rows.ts";
import { metric, type TaskMetricName } from "../history/task-metrics.ts";
import { applicationPage, linkTo, type ApplicationView, type Asked } from "./application.ts";
import { formatBytes, formatDuration } from "./formats.ts";
import { markup, type Part } from "./html.ts";
import { pagedTable, type SortedColumn } from "./paged-table.ts";
import { facts, heading, withDetails, type Fact } from "./parts.ts";
import { errorCell, progressCell } from "./progress.ts";

const size = (name: string, of: (row: StageRow) => Long): SortedColumn<StageRow> => ({
  name,
  cell: (row) => (of(row) > 0 ? formatBytes(of(row)) : ""),
  sort: of,
  isNumber: true,
});

const sum =
  (name: TaskMetricName) =>
  ({ metrics }: StageRow): Long =>
    metric(metrics, name);

/** What was read from shuffles, here and elsewhere. */
export const shuffleReadOf = ({ metrics }: { readonly metrics: StageRow["metrics"] }): Long =>
  plus(metric(metrics, "read.localBytesRead"), metric(metrics, "read.remoteBytesRead"));

function durationOf({ now }: ApplicationView, row: StageRow): number | undefined {
  const { firstTaskLaunchedTime: first, completionTime } = row;
  if (first === undefined) return undefined;
  const end = completionTime ?? now;
  return end > first ? end - first : now - first;
}

function description(app: ApplicationView, row: StageRow): Part {
  const { stageId, attemptId, name, info } = row;
  const cached = info.rdds.flatMap(({ id }) => app.store.rdds.get(id) ?? []);
  const link = markup`<a href="${linkTo.stage(app, stageId, attemptId)}">${name}</a> `;
  const rdds = cached.map((rdd) => `RDD: ${rdd.name}\n`).join("");
  return [
    row.description !== undefined && markup`<div>${row.description}</div> `,
    info.details === "" && rdds === "" ? link : withDetails(link, rdds + info.details),
  ];
}

const columns = (app: ApplicationView, hasReason: boolean): readonly SortedColumn<StageRow>[] => [
  {
    name: "Stage Id",
    cell: ({ stageId, attemptId }) => (attemptId > 0 ? `${stageId} (retry ${attemptId})` : stageId),
    sort: ({ stageId, attemptId }) => stageId + attemptId / 1e6,
  },
  {
    name: "Description",
    cell: (row) => description(app, row),
    sort: (row) => row.description ?? row.name,
  },
  {
    name: "Submitted",
    cell: ({ submissionTime }) =>
      submissionTime === undefined ? "Unknown" : dateOfPage(submissionTime),
    sort: ({ submissionTime }) => submissionTime ?? 0,
  },
  {
    name: "Duration",
    cell: (row) => {
      const duration = durationOf(app, row);
      return duration === undefined ? "Unknown" : formatDuration(duration);
    },
    sort: (row) => durationOf(app, row) ?? -1,
    isNumber: true,
  },
  {
    name: "Tasks: Succeeded/Total",
    cell: (row) =>
      progressCell({
        started: row.numActiveTasks,
        completed: row.numCompletedTasks,
        failed: row.numFailedTasks,
        skipped: 0,
        killed: row.killedTasksSummary,
        total: row.numTasks,
      }),
  },
  size("Input", sum("input.bytesRead")),
  size("Output", sum("output.bytesWritten")),
  size("Shuffle Read", shuffleReadOf),
  size("Shuffle Write", sum("write.bytesWritten")),
  ...(hasReason
    ? [{ name: "Failure Reason", cell: (row: StageRow) => errorCell(row.failureReason) }]
    : []),
];

const kinds = [
  ["Active", "activeStage", "ACTIVE"],
  ["Pending", "pendingStage", "PENDING"],
  ["Completed", "completedStage", "COMPLETE"],
  ["Skipped", "skippedStage", "SKIPPED"],
  ["Failed", "failedStage", "FAILED"],
] as const;

export interface StageSections {
  readonly counts: readonly Fact[];
  readonly tables: Part;
}

/** Facts and tables of stages. `mayPend`: those of a job that is over do not wait for anything. */
export function stageSections(
  { app, query }: Asked,
  stages: readonly StageRow[],
  mayPend: boolean,
): StageSections {
  const sections = kinds
    .map(([name, tag, status]) => ({
      name,
      tag,
      rows: stages.filter((row) => row.status === status),
    }))
    .filter(({ name, rows }) => rows.length > 0 && (mayPend || name !== "Pending"));
  return {
    counts: sections.map(({ name, tag, rows }) => [
      markup`<a href="#${tag}">${name} Stages</a>`,
      rows.length,
    ]),
    tables: sections.map(({ name, tag, rows }): Part => [
      heading(`${name} Stages (${rows.length})`),
      pagedTable({
        tag,
        label: `${name} Stages`,
        columns: columns(app, name === "Failed"),
        rows,
        query,
        by: "Stage Id",
        descending: true,
      }),
    ]),
  };
}

/** The page at `stages/`. */
export function allStagesPage({ app, query }: Asked): string {
  const { counts, tables } = stageSections({ app, query }, app.store.stageRows(), true);
  return applicationPage(app, "Stages", "Stages for All Jobs", facts(counts), tables);
}
