/**
 * The page of one stage attempt: sums, quantiles, executors, accumulators, tasks. In Spark: StagePage with stagepage.js. The same: facts, tables, columns,
 * formats, what is said where there is nothing. Ours: metrics that Spark shows after a click on a box are links here (`show`). Left out on purpose: thread
 * dumps, speculation's own table. Spark 3.5.3: core/…/ui/jobs/StagePage.scala, static/stagepage.js.
 */
import type { StageRow, TaskRow } from "../history/rows.ts";
import type { Long } from "../history/longs.ts";
import { stageKey } from "../history/store.ts";
import { metric } from "../history/task-metrics.ts";
import { taskQuantiles } from "../rest/quantiles.ts";
import {
  applicationPage,
  linkTo,
  nothingThere,
  type ApplicationView,
  type Asked,
} from "./application.ts";
import { formatBytes, formatDuration } from "./formats.ts";
import { stageGraph } from "./graph-picture.ts";
import { markup, type Html, type Part } from "./html.ts";
import { facts, heading, table, type Column, type Fact } from "./parts.ts";
import { changed, numberParameter, parameter } from "./query-text.ts";
import { additional, shownMetrics, type StageMetric } from "./stage-columns.ts";
import { executorTable } from "./stage-executors.ts";
import { shuffleReadOf } from "./stage-tables.ts";
import { taskTable } from "./task-table.ts";
import { taskTimeline } from "./task-timeline.ts";

/** The page at `stages/stage/?id=…&attempt=…`; undefined where the query names none. */
export function stagePage({ app, query }: Asked): string | undefined {
  const [stageId, attemptId] = [numberParameter(query, "id"), numberParameter(query, "attempt")];
  if (stageId === undefined || attemptId === undefined) return undefined;
  const { store } = app;
  const row = store.stages.get(stageKey(stageId, attemptId));
  const title = `Details for Stage ${stageId} (Attempt ${attemptId})`;
  const none = `No information to display for Stage ${stageId} (Attempt ${attemptId})`;
  if (row === undefined) return nothingThere(app, "Stages", title, none);
  const tasks = store.tasksOf(stageId, attemptId);
  const asked = new Set((parameter(query, "show") ?? "").split(",").filter(Boolean));
  const metrics = shownMetrics(row, asked);
  const { numActiveTasks, numCompletedTasks, numFailedTasks, numKilledTasks } = row;
  const total = numActiveTasks + numCompletedTasks + numFailedTasks + numKilledTasks;
  return applicationPage(
    app,
    "Stages",
    title,
    facts(factsOf(app, row, tasks)),
    stageGraph(app, row),
    taskTimeline(tasks, query),
    showLinks({ app, query }, asked),
    heading(`Summary Metrics for ${numCompletedTasks} Completed Tasks`),
    quantileTable(app, tasks, metrics),
    heading("Aggregated Metrics by Executor"),
    executorTable(app, row),
    accumulatorTable(row),
    heading(`Tasks (${total})`),
    taskTable({ app, query }, row, tasks, metrics),
  );
}

const localities: Readonly<Record<string, string>> = {
  PROCESS_LOCAL: "Process local",
  NODE_LOCAL: "Node local",
  RACK_LOCAL: "Rack local",
  ANY: "Any",
};

function localitySummary(tasks: readonly TaskRow[]): string {
  const counts = new Map<string, number>();
  for (const { taskLocality } of tasks) {
    const name = Object.hasOwn(localities, taskLocality)
      ? (localities[taskLocality] ?? "")
      : taskLocality;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => `${name}: ${count}`)
    .toSorted()
    .join("; ");
}

function factsOf(app: ApplicationView, row: StageRow, tasks: readonly TaskRow[]): readonly Fact[] {
  const { metrics } = row;
  const sized = (name: string, bytes: Long, records: Long): Fact =>
    (bytes > 0 || records > 0) && [`${name} Size / Records`, `${formatBytes(bytes)} / ${records}`];
  const spilled = metric(metrics, "memoryBytesSpilled") > 0;
  return [
    ["Resource Profile Id", row.info.resourceProfileId],
    ["Total Time Across All Tasks", formatDuration(metric(metrics, "executorRunTime"))],
    ["Locality Level Summary", localitySummary(tasks)],
    sized("Input", metric(metrics, "input.bytesRead"), metric(metrics, "input.recordsRead")),
    sized(
      "Output",
      metric(metrics, "output.bytesWritten"),
      metric(metrics, "output.recordsWritten"),
    ),
    sized("Shuffle Read", shuffleReadOf(row), metric(metrics, "read.recordsRead")),
    sized(
      "Shuffle Write",
      metric(metrics, "write.bytesWritten"),
      metric(metrics, "write.recordsWritten"),
    ),
    spilled && ["Spill (Memory)", formatBytes(metric(metrics, "memoryBytesSpilled"))],
    spilled && ["Spill (Disk)", formatBytes(metric(metrics, "diskBytesSpilled"))],
    row.jobIds.length > 0 && [
      "Associated Job Ids",
      row.jobIds
        .toSorted((a, b) => a - b)
        .map((id) => markup`<a href="${linkTo.job(app, id)}">${id}</a> `),
    ],
  ];
}

/** Metrics that are not shown at first, each with a link that shows it or hides it. */
function showLinks({ query }: Asked, asked: ReadonlySet<string>): Html {
  const links = additional.map((name) => {
    const next = asked.has(name) ? [...asked].filter((one) => one !== name) : [...asked, name];
    const href = changed(query, { show: next.length === 0 ? undefined : next.join(",") });
    return markup`<a href="${href}">${asked.has(name) ? "☑" : "☐"} ${name}</a> `;
  });
  return markup`<details class="fold" ${asked.size > 0 && markup` open="open"`}>
    <summary>Show Additional Metrics</summary>
    <p class="shows">${links}</p>
  </details>`;
}

const quantiles = [0, 0.25, 0.5, 0.75, 1] as const;
const quantileNames = ["Min", "25th percentile", "Median", "75th percentile", "Max"];

interface Line {
  readonly name: string;
  readonly cells: readonly string[];
}

function quantileTable(
  { store }: ApplicationView,
  tasks: readonly TaskRow[],
  metrics: readonly StageMetric[],
): Html {
  const scan = taskQuantiles(tasks, quantiles, store.rules);
  const lines = metrics.flatMap(({ name, values, text }): readonly Line[] => {
    if (scan === undefined) return [];
    const found = values.map(scan);
    return [{ name, cells: quantiles.map((_, at) => text(...found.map((each) => each[at] ?? 0))) }];
  });
  const columns: readonly Column<Line>[] = [
    { name: "Metric", cell: ({ name }) => name },
    ...quantileNames.map((name, at) => ({
      name,
      cell: ({ cells }: Line) => cells[at] ?? "",
      isNumber: true,
    })),
  ];
  return table("Summary Metrics", columns, lines);
}

/** Accumulators that have a name. */
function accumulatorTable({ info }: StageRow): Part {
  const named = [...new Map(info.accumulables.map((one) => [one.id, one])).values()]
    .filter(({ name, value, hidden }) => name !== undefined && value !== undefined && !hidden)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (named.length === 0) return "";
  return [
    heading("Accumulators"),
    table(
      "Accumulators",
      [
        { name: "ID", cell: ({ id }) => id, isNumber: true },
        { name: "Name", cell: ({ name }) => name },
        { name: "Value", cell: ({ value }) => value },
      ],
      named,
    ),
  ];
}
