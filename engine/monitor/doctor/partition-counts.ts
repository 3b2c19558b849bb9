/**
 * Partitions of the wrong number: fewer than slots, or so many that tasks are hardly more than their own overhead. In Spark: "Level of Parallelism" of its
 * tuning guide, which wants two or three tasks a core and says that tasks of 200 ms still pay; and spark.sql.files.openCostInBytes, by which Spark
 * itself reckons opening a file as dear as reading 4 MiB. One cause is named for a stage: files where it reads or writes them, the shuffle's number of partitions
 * where it reads a shuffle, else the source's. Left out on purpose: many small jobs; they are what the program asks for.
 */
import {
  type ApplicationView,
  medianOf,
  type StageView,
  sumOf,
  valueOf,
} from "./application-view.ts";
import { bytes, count, type Draft, millis } from "./finding.ts";

/** Tasks shorter than this are mostly overhead, by Spark's tuning guide. */
const SHORT_MILLIS = 200;
/** Beyond so many tasks a slot there is nothing left to even out: the guide wants two or three. */
const MANY_ROUNDS = 8;
const WANTED_ROUNDS = 3;
const OPEN_COST_BYTES = 4 * 1024 * 1024;

export const partitionCounts = ({ stages }: ApplicationView): readonly Draft[] =>
  stages.flatMap((stage) => [...tooFew(stage), ...tooMany(stage)]);

/** What is lost: the mean task's time, less what it would be if the same work lay on all slots. A skewed stage of few tasks is skewed besides. */
function tooFew(stage: StageView): readonly Draft[] {
  const { succeeded, slots, wall, where } = stage;
  const tasks = succeeded.length;
  const all = Math.floor(slots + 0.01);
  if (tasks === 0 || tasks >= all) return [];
  const mean = succeeded.reduce((sum, { duration }) => sum + duration, 0) / tasks;
  return [
    {
      kind: "too-few-partitions",
      lostMillis: Math.min(wall, mean) * (1 - tasks / all),
      where,
      figures: [count("tasks", tasks), count("slots", all), millis("stageTime", wall)],
    },
  ];
}

/** Whether it is the number of its tasks that a stage suffers from. */
export function hasTinyTasks({ succeeded, slots }: StageView): boolean {
  if (succeeded.length < MANY_ROUNDS * slots) return false;
  return medianOf(succeeded.map((task) => valueOf(task, "executorRunTime"))) < SHORT_MILLIS;
}

function tooMany(stage: StageView): readonly Draft[] {
  if (!hasTinyTasks(stage)) return [];
  const { succeeded, slots, wall, where } = stage;
  const runTime = sumOf(succeeded, "executorRunTime");
  const less = 1 - (WANTED_ROUNDS * slots) / succeeded.length;
  const figures = [
    count("tasks", succeeded.length),
    count("slots", Math.round(slots)),
    millis("medianRunTime", medianOf(succeeded.map((task) => valueOf(task, "executorRunTime")))),
    millis("stageTime", wall),
  ];
  const files = bytesPerFile(stage);
  if (files !== undefined) {
    if (files >= OPEN_COST_BYTES) return [];
    const opening = OPEN_COST_BYTES / (OPEN_COST_BYTES + files);
    const lostMillis = wall * opening * less;
    return [
      {
        kind: "small-files",
        lostMillis,
        where,
        figures: [...figures, bytes("bytesPerTask", files)],
      },
    ];
  }
  const overhead = Math.max(0, wall - runTime / slots);
  const isShuffled = sumOf(succeeded, "read.recordsRead") > 0;
  return [
    {
      kind: isShuffled ? "too-many-partitions" : "tiny-tasks",
      lostMillis: overhead * less,
      where,
      figures: [...figures, millis("overhead", overhead)],
    },
  ];
}

/** Bytes that a task reads of files, or writes to them; undefined where it does neither. */
function bytesPerFile({ succeeded }: StageView): number | undefined {
  const written = sumOf(succeeded, "output.bytesWritten");
  if (written > 0) return written / succeeded.length;
  const read = sumOf(succeeded, "input.bytesRead");
  return read > 0 && sumOf(succeeded, "read.recordsRead") === 0
    ? read / succeeded.length
    : undefined;
}
