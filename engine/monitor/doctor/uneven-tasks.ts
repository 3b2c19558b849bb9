/**
 * Tasks much longer than the others of their stage: skew where they read more, stragglers where they do not. In Spark: the summary of a stage's tasks in
 * the web UI, and speculation, which takes an attempt for slow from 1.5 medians on. Ours: two medians, since between one and two there is what caches,
 * compilers and neighbours do to equal tasks. The time lost is what the stage took beyond the same work spread evenly over its slots (skew), or with
 * each slow task as long as the median (straggler); and never more than the longest task took beyond the median. The first tasks on the slots of an
 * executor load classes and are slow together: they are measured against one another, too.
 * Left out on purpose: which key it is; a log does not tell.
 */
import type { TaskRow } from "../history/rows.ts";
import {
  type ApplicationView,
  medianOf,
  type StageView,
  sumOf,
  valueOf,
} from "./application-view.ts";
import { count, type Draft, millis } from "./finding.ts";

/** Times the median. */
const LONG = 2;
/** A long task that reads so many times the median reads more; at twice the time, what is left is a fixed cost of tasks. */
const READS_MORE = 1.5;

export const unevenTasks = ({ stages, cold }: ApplicationView): readonly Draft[] =>
  stages.flatMap((stage) => unevenStage(stage, cold));

function unevenStage(stage: StageView, cold: ReadonlySet<TaskRow>): readonly Draft[] {
  const { succeeded } = stage;
  if (succeeded.length < 2) return [];
  const median = Math.max(1, medianOf(succeeded.map(({ duration }) => duration)));
  const usual = Math.max(median, lowerMedian(succeeded.filter((task) => cold.has(task))));
  const long = succeeded.filter(
    (task) => task.duration >= LONG * (cold.has(task) ? usual : median),
  );
  if (long.length === 0) return [];
  const medianReads = medianOf(succeeded.map(readsOf));
  const readsMore = (task: TaskRow): boolean => readsOf(task) > READS_MORE * medianReads;
  const skewed = long.filter(readsMore);
  const slow = long.filter((task) => !readsMore(task));
  const worst = longestOf(long);
  const isSkew = readsMore(worst);
  const tasks = isSkew ? skewed : slow;
  const lostMillis = Math.min(
    isSkew ? lostToSkew(stage) : lostToSlow(stage, tasks, median),
    worst.duration - median,
  );
  const executors = new Set(tasks.map(({ executorId }) => executorId));
  const { taskId, index: taskIndex, executorId } = worst;
  const named = executors.size === 1 ? { executorId } : {};
  return [
    {
      kind: isSkew ? "skew" : "straggler",
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

/** Of two in the middle the lower: where half of the slots are slow, that is not how slots begin. */
function lowerMedian(tasks: readonly TaskRow[]): number {
  const sorted = tasks.map(({ duration }) => duration).sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? 0;
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
