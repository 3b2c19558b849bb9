/**
 * The event timeline of an application: when executors came and went, and its jobs, beside a table of the same. In Spark: AllJobsPage.makeTimeline with
 * vis-timeline. The same: what is drawn, green for what succeeded, red for what failed. Left out on purpose: zooming. Spark 3.5.3: core/…/ui/jobs/AllJobsPage.scala.
 */
import type { ExecutorRow, JobRow } from "../history/rows.ts";
import { linkTo, type ApplicationView } from "./application.ts";
import { formatDuration } from "./formats.ts";
import { markup, type Html } from "./html.ts";
import { folded } from "./parts.ts";

const WIDTH = 900;
const LABEL = 90;
const LANE = 20;
/** spark.ui.timeline.jobs.maximum, executors.maximum are 500 and 250: the last of each. */
const JOBS = 250;
const EXECUTORS = 100;

interface Item {
  readonly from: number;
  readonly until: number;
  readonly said: string;
  readonly look: string;
  readonly href?: string;
}

/** As few lanes as hold them. */
function inLanes(items: readonly Item[]): readonly (readonly [Item, number])[] {
  const free: number[] = [];
  return items.map((item) => {
    const found = free.findIndex((until) => until <= item.from);
    const lane = found < 0 ? free.length : found;
    free[lane] = item.until;
    return [item, lane];
  });
}

const jobItem = (app: ApplicationView, job: JobRow, end: number): Item => ({
  from: job.submissionTime ?? 0,
  until: job.completionTime ?? end,
  said: `Job ${job.jobId}: ${job.description ?? job.name} (${job.status}, ${formatDuration((job.completionTime ?? end) - (job.submissionTime ?? 0))})`,
  look: job.status === "FAILED" ? "bad" : job.status === "RUNNING" ? "a" : "good",
  href: linkTo.job(app, job.jobId),
});

const executorItem = (row: ExecutorRow, end: number): Item => ({
  from: row.addTime,
  until: row.removeTime ?? end,
  said: `Executor ${row.id} added${row.removeTime === undefined ? "" : `, removed: ${row.removeReason ?? "unknown"}`}`,
  look: row.removeTime === undefined ? "a" : "bad",
});

/** A picture that opens when it is asked for; nothing where nothing happened. */
export function eventTimeline(app: ApplicationView, jobs: readonly JobRow[]): Html | "" {
  const { times, executors } = app.store;
  const shown = jobs.filter(({ submissionTime }) => submissionTime !== undefined).slice(-JOBS);
  const rows = [...executors.values()].slice(-EXECUTORS);
  const instants = [
    ...shown.flatMap(({ submissionTime = 0, completionTime }) => [
      submissionTime,
      completionTime ?? submissionTime,
    ]),
    ...rows.flatMap(({ addTime, removeTime }) => [addTime, removeTime ?? addTime]),
  ];
  if (shown.length === 0 || instants.length === 0) return "";
  const start = instants.reduce((a, b) => Math.min(a, b));
  const last = instants.reduce((a, b) => Math.max(a, b));
  const end = Math.max(times?.endTime ?? 0, last, start + 1);
  const scale = (at: number): number =>
    LABEL + ((at - start) / (end - start)) * (WIDTH - LABEL - 10);
  const above = inLanes(rows.map((row) => executorItem(row, end)));
  const below = inLanes(shown.map((job) => jobItem(app, job, end)));
  const lanes = (placed: typeof above): number =>
    placed.reduce((most, [, lane]) => Math.max(most, lane + 1), 0);
  const middle = lanes(above) * LANE + 8;
  const height = middle + lanes(below) * LANE + 8;
  const box = ([item, lane]: readonly [Item, number], top: number): Html => {
    const width = Math.max(scale(item.until) - scale(item.from), 2).toFixed(1);
    const rect = markup`<rect
      x="${scale(item.from).toFixed(1)}"
      y="${top + lane * LANE}"
      width="${width}"
      height="${LANE - 5}"
      class="${item.look}"
      ><title>${item.said}</title></rect
    >`;
    return item.href === undefined
      ? rect
      : markup`<a href="${item.href}" aria-label="${item.said}">${rect}</a>`;
  };
  return folded(
    "Event Timeline",
    markup`<div class="picture" tabindex="0" role="region" aria-label="Event timeline">
      <svg
        width="${WIDTH}"
        height="${height}"
        viewBox="0 0 ${WIDTH} ${height}"
        role="group"
        aria-label="Executors and jobs over ${formatDuration(end - start)}"
      >
        <text x="0" y="16">Executors</text>
        <text x="0" y="${middle + 16}">Jobs</text>
        <line class="axis" x1="0" x2="${WIDTH}" y1="${middle - 4}" y2="${middle - 4}" />
        ${above.map((one) => box(one, 4))}${below.map((one) => box(one, middle))}
      </svg>
    </div>`,
  );
}
