/**
 * The page of executors: sums over the active, the dead and all, and each by itself. In Spark: ExecutorsPage with executorspage.js. The same: columns
 * that are shown at first, formats. Left out on purpose: columns that have to be switched on; thread dumps. Spark 3.5.3: static/executorspage.js.
 */
import { plus, type Long } from "../history/longs.ts";
import type { ExecutorRow } from "../history/rows.ts";
import { asShown } from "../rest/executor-json.ts";
import { applicationPage, type ApplicationView, type Asked } from "./application.ts";
import { scriptBytes, scriptDuration } from "./formats.ts";
import { foreignLink, markup } from "./html.ts";
import { pagedTable, type SortedColumn } from "./paged-table.ts";
import { dateCell, heading, table, type Column } from "./parts.ts";

interface Sums {
  readonly name: string;
  readonly rows: readonly ExecutorRow[];
}

const add = (rows: readonly ExecutorRow[], of: (row: ExecutorRow) => Long): Long =>
  rows.reduce<Long>((sum, row) => plus(sum, of(row)), 0);

/** A column of some executors together. */
interface Shared extends Column<readonly ExecutorRow[]> {
  readonly name: string;
}

/** What both tables show, of some executors together. */
const columns = (app: ApplicationView): readonly Shared[] => {
  const times = (row: ExecutorRow) => asShown(row, app.store, app.now);
  const count = (name: string, of: (row: ExecutorRow) => Long): Shared => ({
    name,
    cell: (rows) => add(rows, of),
    isNumber: true,
  });
  const bytes = (name: string, of: (row: ExecutorRow) => Long): Shared => ({
    name,
    cell: (rows) => scriptBytes(add(rows, of)),
    isNumber: true,
  });
  return [
    count("RDD Blocks", (row) => row.rddBlocks),
    {
      name: "Storage Memory",
      cell: (rows) =>
        `${scriptBytes(add(rows, (row) => row.memoryUsed))} / ${scriptBytes(add(rows, memoryTotal))}`,
      isNumber: true,
    },
    bytes("Disk Used", (row) => row.diskUsed),
    count("Cores", (row) => row.totalCores),
    count("Active Tasks", (row) => row.activeTasks),
    count("Failed Tasks", (row) => row.failedTasks),
    count("Complete Tasks", (row) => row.completedTasks),
    count("Total Tasks", (row) => row.totalTasks),
    {
      name: "Task Time (GC Time)",
      cell: (rows) =>
        `${scriptDuration(add(rows, (row) => times(row).totalDuration))} (${scriptDuration(add(rows, (row) => times(row).totalGcTime))})`,
      isNumber: true,
    },
    bytes("Input", (row) => row.totalInputBytes),
    bytes("Shuffle Read", (row) => row.totalShuffleRead),
    bytes("Shuffle Write", (row) => row.totalShuffleWrite),
  ];
};

const memoryTotal = ({ memory, maxMemory }: ExecutorRow): Long =>
  memory === undefined ? maxMemory : plus(memory.totalOnHeap, memory.totalOffHeap);

/** The driver first, then by number. */
const place = ({ id }: ExecutorRow): Long | string =>
  /^\d{1,15}$/.test(id) ? Number(id) : id === "driver" ? -1 : id;

const status = ({ isActive, isExcluded, excludedInStages }: ExecutorRow): string => {
  if (isExcluded) return "Excluded";
  if (!isActive) return "Dead";
  return excludedInStages.length > 0
    ? `Active (Excluded in Stages: [${excludedInStages.join(", ")}])`
    : "Active";
};

const logLinks = ({ logs }: ExecutorRow) =>
  logs.map(([name, address]) => markup`${foreignLink(address, name)} `);

/** The page at `executors/`. */
export function executorsPage({ app, query }: Asked): string {
  const rows = [...app.store.executors.values()].filter(({ id }) => id !== "fallback");
  const shared = columns(app);
  const sums: readonly Sums[] = [
    { name: "Active", rows: rows.filter(({ isActive }) => isActive) },
    { name: "Dead", rows: rows.filter(({ isActive }) => !isActive) },
    { name: "Total", rows },
  ];
  const own = shared.map((column): SortedColumn<ExecutorRow> => ({
    ...column,
    name: String(column.name),
    cell: (row) => column.cell([row]),
  }));
  return applicationPage(
    app,
    "Executors",
    "Executors",
    heading("Summary"),
    table(
      "Summary",
      [
        { name: "", cell: (sum: Sums) => `${sum.name}(${sum.rows.length})` },
        ...shared.map((column) => ({ ...column, cell: (sum: Sums) => column.cell(sum.rows) })),
        {
          name: "Excluded",
          cell: (sum: Sums) => sum.rows.filter(({ isExcluded }) => isExcluded).length,
          isNumber: true,
        },
      ],
      sums,
    ),
    heading("Executors"),
    pagedTable({
      tag: "executor",
      label: "Executors",
      columns: [...before, ...own, ...after(rows)],
      rows,
      query,
      by: "Executor ID",
      isScripted: true,
      descending: false,
    }),
  );
}

const before: readonly SortedColumn<ExecutorRow>[] = [
  { name: "Executor ID", cell: ({ id }) => id, sort: place },
  {
    name: "Address",
    cell: ({ hostPort }) => hostPort ?? "",
    sort: ({ hostPort }) => hostPort ?? "",
  },
  { name: "Status", cell: status, sort: status },
];

const after = (rows: readonly ExecutorRow[]): readonly SortedColumn<ExecutorRow>[] => [
  ...(rows.some(({ logs }) => logs.length > 0) ? [{ name: "Logs", cell: logLinks }] : []),
  {
    name: "Add Time",
    cell: ({ addTime }) => dateCell(addTime, "-"),
    sort: ({ addTime }) => addTime,
  },
  {
    name: "Remove Time",
    cell: ({ removeTime }) => (removeTime === undefined ? "-" : dateCell(removeTime, "-")),
    sort: ({ removeTime }) => removeTime ?? -1,
  },
];
