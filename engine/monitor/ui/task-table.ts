/**
 * The table of a stage's task attempts, sorted and paged by links. In Spark: stagepage.js with TaskPagedTable's data. The same: columns, twenty a page, what
 * stays empty (a time of 0, sizes of attempts that did not succeed and of those that have none). Left out on purpose: searching. Spark 3.5.3: static/stagepage.js.
 */
import type { Long } from "../history/longs.ts";
import type { StageRow, TaskRow } from "../history/rows.ts";
import { shownMetricsOf } from "../rest/task-json.ts";
import type { ApplicationView, Asked } from "./application.ts";
import { foreignLink, markup, type Html, type Part } from "./html.ts";
import { pagedTable, type SortedColumn } from "./paged-table.ts";
import { dateCell } from "./parts.ts";
import { scriptErrorCell } from "./progress.ts";
import type { StageMetric } from "./stage-columns.ts";

const valuesOf = ({ values }: StageMetric, row: TaskRow): readonly Long[] => {
  const metrics = shownMetricsOf(row);
  return metrics === undefined ? [] : values.map((value) => value(row, metrics));
};

const metricColumn = (shown: StageMetric): SortedColumn<TaskRow> => ({
  name: shown.name,
  cell: (row) => {
    const values = valuesOf(shown, row);
    const [first = 0] = values;
    const isThere =
      first > 0 || (shown.isThereWithoutBytes === true && values.some((value) => value > 0));
    return isThere ? shown.text(...values) : "";
  },
  sort: (row) => valuesOf(shown, row)[0] ?? -1,
  isNumber: true,
});

const before = (app: ApplicationView): readonly SortedColumn<TaskRow>[] => [
  { name: "Index", cell: ({ index }) => index, sort: ({ index }) => index, isNumber: true },
  { name: "Task ID", cell: ({ taskId }) => taskId, sort: ({ taskId }) => taskId, isNumber: true },
  {
    name: "Attempt",
    cell: ({ attempt, speculative }) => `${attempt}${speculative ? " (speculative)" : ""}`,
    sort: ({ attempt }) => attempt,
  },
  { name: "Status", cell: ({ status }) => status, sort: ({ status }) => status },
  { name: "Locality level", cell: (row) => row.taskLocality, sort: (row) => row.taskLocality },
  { name: "Executor ID", cell: (row) => row.executorId, sort: (row) => row.executorId },
  { name: "Host", cell: ({ host }) => host, sort: ({ host }) => host },
  { name: "Logs", cell: ({ executorId }) => logsOf(app, executorId) },
  {
    name: "Launch Time",
    cell: ({ launchTime }) => dateCell(launchTime, "-"),
    sort: ({ launchTime }) => launchTime,
  },
];

const logsOf = ({ store }: ApplicationView, executorId: string): Part =>
  (store.executors.get(executorId)?.logs ?? []).map(
    ([name, to]) => markup`${foreignLink(to, name)} `,
  );

const accumulators = ({ accumulables }: TaskRow): Part =>
  accumulables
    .filter(({ name, update }) => name !== undefined && update !== undefined)
    .map(({ name, update }) => markup`<div>${name}: ${update}</div>`);

export function taskTable(
  { app, query }: Asked,
  row: StageRow,
  tasks: readonly TaskRow[],
  metrics: readonly StageMetric[],
): Html {
  const shown = metrics.map(metricColumn);
  // Spark shows the time of garbage collection before what stands beside it among the quantiles.
  const hasAccumulators = tasks.some((task) =>
    task.accumulables.some(({ name }) => name !== undefined),
  );
  const at = shown.findIndex(({ name }) => name === "GC Time") + 1;
  const own: readonly SortedColumn<TaskRow>[] = hasAccumulators
    ? [{ name: "Accumulators", cell: accumulators }]
    : [];
  return pagedTable({
    tag: "task",
    label: `Tasks of stage ${row.stageId}`,
    columns: [
      ...before(app),
      ...shown.slice(0, at),
      ...own,
      ...shown.slice(at),
      {
        name: "Errors",
        cell: ({ errorMessage }) => scriptErrorCell(errorMessage),
        sort: ({ errorMessage }) => errorMessage ?? "",
      },
    ],
    rows: tasks,
    query,
    by: "Index",
    descending: false,
    pageSize: 20,
    isScripted: true,
  });
}
