/**
 * What each executor did in a stage attempt. In Spark: the table “Aggregated Metrics by Executor” of stagepage.js. The same: columns, which are there only where
 * there is something. Left out on purpose: peaks of memory. Spark 3.5.3: static/stagepage.js.
 */
import { plus, type Long } from "../history/longs.ts";
import type { ExecutorStageRow, StageRow } from "../history/rows.ts";
import { stageKey } from "../history/store.ts";
import { metric, type TaskMetrics } from "../history/task-metrics.ts";
import type { ApplicationView } from "./application.ts";
import { scriptBytes, scriptDuration, sizeAndRecords } from "./formats.ts";
import { foreignLink, markup, type Html, type Part } from "./html.ts";
import { table, type Column } from "./parts.ts";

interface ExecutorLine extends ExecutorStageRow {
  readonly address: string;
  readonly logs: Part;
}

/** A column of sizes and records that is there only where any executor has some. */
function sizes(
  lines: readonly ExecutorLine[],
  name: string,
  of: (metrics: TaskMetrics) => readonly [bytes: Long, records: Long],
): readonly Column<ExecutorLine>[] {
  const hasAny = ({ metrics }: ExecutorLine): boolean => of(metrics).some((value) => value > 0);
  if (!lines.some(hasAny)) return [];
  const cell = (line: ExecutorLine): Part => hasAny(line) && sizeAndRecords(...of(line.metrics));
  return [{ name, cell, isNumber: true }];
}

const count = (name: string, of: (line: ExecutorLine) => Long): Column<ExecutorLine> => ({
  name,
  cell: of,
  isNumber: true,
});

const spill = (name: string, of: (metrics: TaskMetrics) => Long): Column<ExecutorLine> => ({
  name,
  cell: ({ metrics }) => scriptBytes(of(metrics)),
  isNumber: true,
});

const shuffleRead = (metrics: TaskMetrics): Long =>
  plus(metric(metrics, "read.localBytesRead"), metric(metrics, "read.remoteBytesRead"));

const always: readonly Column<ExecutorLine>[] = [
  { name: "Executor ID", cell: ({ executorId }) => executorId },
  { name: "Logs", cell: ({ logs }) => logs },
  { name: "Address", cell: ({ address }) => address },
  { name: "Task Time", cell: ({ taskTime }) => scriptDuration(taskTime), isNumber: true },
  count("Total Tasks", (line) =>
    plus(plus(line.failedTasks, line.killedTasks), line.succeededTasks),
  ),
  count("Failed Tasks", ({ failedTasks }) => failedTasks),
  count("Killed Tasks", ({ killedTasks }) => killedTasks),
  count("Succeeded Tasks", ({ succeededTasks }) => succeededTasks),
  { name: "Excluded", cell: ({ isExcluded }) => String(isExcluded) },
];

/** The table of a stage attempt's executors. */
export function executorTable(app: ApplicationView, row: StageRow): Html {
  const rows = app.store.executorStages.get(stageKey(row.stageId, row.attemptId));
  const lines = [...(rows?.values() ?? [])].map((line): ExecutorLine => {
    const { hostPort = "CANNOT FIND ADDRESS", logs = [] } =
      app.store.executors.get(line.executorId) ?? {};
    return {
      ...line,
      address: hostPort,
      logs: logs.map(([name, to]) => markup`${foreignLink(to, name)} `),
    };
  });
  lines.sort((a, b) => (a.executorId < b.executorId ? -1 : 1));
  const spilled = lines.some(({ metrics }) => metric(metrics, "memoryBytesSpilled") > 0);
  return table(
    "Aggregated Metrics by Executor",
    [
      ...always,
      ...sizes(lines, "Input Size / Records", (of) => [
        metric(of, "input.bytesRead"),
        metric(of, "input.recordsRead"),
      ]),
      ...sizes(lines, "Output Size / Records", (of) => [
        metric(of, "output.bytesWritten"),
        metric(of, "output.recordsWritten"),
      ]),
      ...sizes(lines, "Shuffle Read Size / Records", (of) => [
        shuffleRead(of),
        metric(of, "read.recordsRead"),
      ]),
      ...sizes(lines, "Shuffle Write Size / Records", (of) => [
        metric(of, "write.bytesWritten"),
        metric(of, "write.recordsWritten"),
      ]),
      ...(spilled
        ? [
            spill("Spill (memory)", (of) => metric(of, "memoryBytesSpilled")),
            spill("Spill (disk)", (of) => metric(of, "diskBytesSpilled")),
          ]
        : []),
    ],
    lines,
  );
}
