/**
 * The pages of jobs: all of them, and one with its stages. In Spark: AllJobsPage, JobPage. The same: facts, tables, order. Left out on purpose: what
 * cannot be known from a log; killing. Spark 3.5.3: core/…/ui/jobs/AllJobsPage.scala, JobPage.scala.
 */
import { dateOfPage } from "../../foundation/date-words.ts";
import type { JobRow, StageRow } from "../history/rows.ts";
import {
  applicationPage,
  linkTo,
  nothingThere,
  type ApplicationView,
  type Asked,
} from "./application.ts";
import { formatDuration } from "./formats.ts";
import { markup, type Html, type Part } from "./html.ts";
import { jobGraph } from "./graph-picture.ts";
import { eventTimeline } from "./job-timeline.ts";
import { pagedTable, type SortedColumn } from "./paged-table.ts";
import { facts, heading, type Fact } from "./parts.ts";
import { progressCell } from "./progress.ts";
import { numberParameter } from "./query-text.ts";
import { stageSections } from "./stage-tables.ts";

const lastStage = ({ store }: ApplicationView, job: JobRow): StageRow | undefined =>
  store.stageRows().findLast(({ stageId }) => stageId === Math.max(...job.stageIds));

const durationOf = (
  { now }: ApplicationView,
  { submissionTime, completionTime }: JobRow,
): number | undefined =>
  submissionTime === undefined ? undefined : (completionTime ?? now) - submissionTime;

const known = (millis: number | undefined): string =>
  millis === undefined ? "Unknown" : formatDuration(millis);

const jobColumns = (
  app: ApplicationView,
  rows: readonly JobRow[],
): readonly SortedColumn<JobRow>[] => [
  {
    name: rows.some(({ jobGroup }) => jobGroup !== undefined) ? "Job Id (Job Group)" : "Job Id",
    cell: ({ jobId, jobGroup }) => `${jobId}${jobGroup === undefined ? "" : ` (${jobGroup})`}`,
    sort: ({ jobId }) => jobId,
  },
  {
    name: "Description",
    cell: (job) => {
      const stage = lastStage(app, job);
      const name = stage?.name ?? job.name;
      return markup`<div>${job.description ?? stage?.description ?? name}</div>
        <a href="${linkTo.job(app, job.jobId)}">${name}</a>`;
    },
    sort: (job) => job.description ?? lastStage(app, job)?.description ?? job.name,
  },
  {
    name: "Submitted",
    cell: ({ submissionTime }) =>
      submissionTime === undefined ? "Unknown" : dateOfPage(submissionTime),
    sort: ({ submissionTime }) => submissionTime ?? -1,
  },
  {
    name: "Duration",
    cell: (job) => known(durationOf(app, job)),
    sort: (job) => durationOf(app, job) ?? -1,
    isNumber: true,
  },
  { name: "Stages: Succeeded/Total", cell: stagesDone },
  {
    name: "Tasks (for all stages): Succeeded/Total",
    cell: (job) =>
      progressCell({
        started: job.numActiveTasks,
        completed: job.numCompletedIndices,
        failed: job.numFailedTasks,
        skipped: job.numSkippedTasks,
        killed: job.killedTasksSummary,
        total: job.numTasks - job.numSkippedTasks,
      }),
  },
];

function stagesDone(job: JobRow): string {
  const { numCompletedStages, stageIds, numSkippedStages, numFailedStages } = job;
  const failed = numFailedStages > 0 ? ` (${numFailedStages} failed)` : "";
  const skipped = numSkippedStages > 0 ? ` (${numSkippedStages} skipped)` : "";
  return `${numCompletedStages}/${stageIds.length - numSkippedStages}${failed}${skipped}`;
}

const kinds = [
  ["Active", "activeJob", "RUNNING"],
  ["Completed", "completedJob", "SUCCEEDED"],
  ["Failed", "failedJob", "FAILED"],
] as const;

/** The page at `jobs/`. */
export function allJobsPage({ app, query }: Asked): string {
  const all = [...app.store.jobs.values()];
  const sections = kinds
    .map(([name, tag, status]) => ({ name, tag, rows: all.filter((job) => job.status === status) }))
    .filter(({ rows }) => rows.length > 0);
  const { startTime, endTime } = app.store.times ?? { startTime: 0, endTime: undefined };
  const mode = new Map(app.store.environment?.spark).get("spark.scheduler.mode") ?? "Unknown";
  const counts = sections.map(({ name, tag, rows }): Fact => [
    markup`<a href="#${tag}">${name} Jobs</a>`,
    rows.length,
  ]);
  return applicationPage(
    app,
    "Jobs",
    { title: "Spark Jobs", heading: withHint },
    facts([
      ["User", app.user],
      ["Total Uptime", endTime === undefined ? "" : formatDuration(endTime - startTime)],
      ["Scheduling Mode", mode],
      ...counts,
    ]),
    eventTimeline(app, all),
    sections.map(({ name, tag, rows }): Part => [
      heading(`${name} Jobs (${rows.length})`),
      pagedTable({
        tag,
        label: `${name} Jobs`,
        columns: jobColumns(app, rows),
        rows,
        query,
        by: jobColumns(app, rows)[0]?.name ?? "",
        descending: true,
      }),
    ]),
  );
}

const withHint: Html = markup`Spark Jobs
  <sup
    title="A job is triggered by an action, like count() or saveAsTextFile(). Click on a job to see information about the stages of tasks inside it."
    >(?)</sup
  >`;

/** The page at `jobs/job/?id=…`; undefined where no job is named. */
export function jobPage({ app, query }: Asked): string | undefined {
  const jobId = numberParameter(query, "id");
  if (jobId === undefined) return undefined;
  const title = `Details for Job ${jobId}`;
  const job = app.store.jobs.get(jobId);
  if (job === undefined)
    return nothingThere(app, "Jobs", title, `No information to display for job ${jobId}`);
  const stages = app.store.stageRows().filter(({ stageId }) => job.stageIds.includes(stageId));
  const sections = stageSections({ app, query }, stages, job.status === "RUNNING");
  const { submissionTime, jobGroup } = job;
  const execution = [...app.store.executions.values()].find(({ jobs }) => jobs.includes(jobId));
  return applicationPage(
    app,
    "Jobs",
    title,
    facts([
      ["Status", job.status],
      submissionTime !== undefined && ["Submitted", dateOfPage(submissionTime)],
      ["Duration", known(durationOf(app, job))],
      execution !== undefined && [
        "Associated SQL Query",
        markup`<a href="${linkTo.execution(app, execution.id)}">${execution.id}</a>`,
      ],
      jobGroup !== undefined && ["Job Group", jobGroup],
      ...sections.counts,
    ]),
    jobGraph(app, stages),
    sections.tables,
  );
}
