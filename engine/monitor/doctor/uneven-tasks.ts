/**
 * Tasks much longer than the others of their stage: skew where they read more, stragglers where they do not. In Spark: the summary of a stage's tasks in
 * the web UI. Which they are says `monitor/rules/stragglers.ts`. The time lost is what the stage took beyond the same work spread evenly over its slots
 * (skew), or with each slow task as long as the median (straggler); and never more than the longest task took beyond the median.
 * Left out on purpose: which key it is; a log does not tell.
 */
import type { TaskRow } from "../history/rows.ts";
import type { FindStraggler } from "../rules/stragglers.ts";
import {
  type ApplicationView,
  medianOf,
  type StageView,
  sumOf,
  valueOf,
} from "./application-view.ts";
import { count, type Draft, millis } from "./finding.ts";

export const unevenTasks = ({ stages, cold, store }: ApplicationView): readonly Draft[] =>
  stages.flatMap((stage) => unevenStage(stage, cold, store.rules.findStraggler));

function unevenStage(
  stage: StageView,
  cold: ReadonlySet<TaskRow>,
  findStraggler: FindStraggler,
): readonly Draft[] {
  const { succeeded } = stage;
  const found = findStraggler(
    succeeded.map((task) => ({
      millis: task.duration,
      reads: readsOf(task),
      isCold: cold.has(task),
    })),
  );
  const tasks = found?.tasks.flatMap((place) => succeeded[place] ?? []) ?? [];
  if (found === undefined || tasks.length === 0) return [];
  const median = Math.max(1, medianOf(succeeded.map(({ duration }) => duration)));
  const medianReads = medianOf(succeeded.map(readsOf));
  const worst = longestOf(tasks);
  const lostMillis = Math.min(
    found.kind === "skew" ? lostToSkew(stage) : lostToSlow(stage, tasks, median),
    worst.duration - median,
  );
  const executors = new Set(tasks.map(({ executorId }) => executorId));
  const { taskId, index: taskIndex, executorId } = worst;
  const named = executors.size === 1 ? { executorId } : {};
  return [
    {
      kind: found.kind,
      lostMillis,
      where: { ...stage.where, taskIndex, taskId: String(taskId), ...named },
      figures: [
        millis("longestTask", worst.duration),
        millis("medianTask", median),
        count("longestReads", readsOf(worst)),
        count("medianReads", medianReads),
        count("tasks", succeeded.length),
        millis("stageTime", stage.wall),
      ],
    },
  ];
}

/** Records that a task takes in from outside itself; bytes where records are not told. */
function readsOf(task: TaskRow): number {
  const records = valueOf(task, "read.recordsRead") + valueOf(task, "input.recordsRead");
  if (records > 0) return records;
  return (
    sumOf([task], "read.localBytesRead") +
    sumOf([task], "read.remoteBytesRead") +
    valueOf(task, "input.bytesRead")
  );
}

const longestOf = (tasks: readonly TaskRow[]): TaskRow =>
  tasks.reduce((a, b) => (b.duration > a.duration ? b : a));

function lostToSkew({ wall, slots, succeeded, taskTime }: StageView): number {
  return wall - taskTime / Math.min(slots, succeeded.length);
}

function lostToSlow(stage: StageView, slow: readonly TaskRow[], median: number): number {
  const { wall, slots, succeeded, taskTime } = stage;
  const saved = slow.reduce((sum, { duration }) => sum + duration - median, 0);
  const width = Math.min(slots, succeeded.length);
  return wall - Math.max(median, (taskTime - saved) / width);
}
