/**
 * What tasks do instead of their work: collecting garbage, waiting for shuffle blocks, spilling, receiving code and values, handing over results. In Spark: the
 * metrics of tasks; the web UI turns an executor red when a tenth of its task time is garbage collection, and a tenth is the bound here. What it cost of
 * a stage's time is its part of the time of all its attempts. Left out on purpose: what disks and networks could do; a log does not tell.
 */
import { type ApplicationView, endOf, type StageView, sumOf, valueOf } from "./application-view.ts";
import { bytes, count, type Draft, millis, type Place } from "./finding.ts";
import type { TaskRow } from "../history/rows.ts";

/** Of the time of tasks; the web UI's bound for garbage collection. */
const TENTH = 0.1;
/**
 * What one core spills and reads again in a second, in bytes of memory. In our recordings the same work with and without spilling differed by nothing
 * that shows (a sort of short strings), by 1 s for 180 MiB (a sort of large records) and by 1 s of CPU for 40 MiB (groups): between the last two.
 */
const SPILLED_BYTES_A_SECOND = 100 * 1024 * 1024;
/** What one executor takes in of a broadcast in a second; 80 MiB took a warm executor 3.3 s in our recording of it. */
const BROADCAST_BYTES_A_SECOND = 25 * 1024 * 1024;

export const insideTasks = (view: ApplicationView): readonly Draft[] => {
  return [
    ...view.stages.flatMap((stage) => [
      ...timeIn(stage, "gc-pressure", sumOf(stage.attempts, "jvmGcTime"), "gcTime"),
      ...timeIn(stage, "fetch-wait", sumOf(stage.attempts, "read.fetchWaitTime"), "fetchWait"),
      ...spills(stage),
      ...receiving(stage, view.cold),
      ...results(stage),
    ]),
    ...broadcasts(view),
  ];
};

function timeIn(
  { attempts, wall, taskTime, where }: StageView,
  kind: "gc-pressure" | "fetch-wait",
  spent: number,
  figure: "gcTime" | "fetchWait",
): readonly Draft[] {
  if (spent < TENTH * taskTime || spent === 0) return [];
  const moved = bytes("remoteBytes", sumOf(attempts, "read.remoteBytesRead"));
  return [
    {
      kind,
      lostMillis: wall * Math.min(1, spent / taskTime),
      where,
      figures: [
        millis(figure, spent),
        millis("taskTime", taskTime),
        ...(kind === "fetch-wait" ? [moved] : []),
        millis("stageTime", wall),
      ],
    },
  ];
}

/** A log tells how much was spilled, not how long that took: reckoned at a rate. */
function spills({ attempts, wall, taskTime, where }: StageView): readonly Draft[] {
  const memory = sumOf(attempts, "memoryBytesSpilled");
  const disk = sumOf(attempts, "diskBytesSpilled");
  if (memory === 0 && disk === 0) return [];
  const spent = (Math.max(memory, disk) / SPILLED_BYTES_A_SECOND) * 1000;
  return [
    {
      kind: "spill",
      lostMillis: wall * Math.min(1, spent / Math.max(1, taskTime)),
      where,
      figures: [
        bytes("memorySpilled", memory),
        bytes("diskSpilled", disk),
        count("tasks", attempts.filter((task) => valueOf(task, "diskBytesSpilled") > 0).length),
        millis("stageTime", wall),
      ],
    },
  ];
}

/** Tasks that take long to receive: their code drags a large value along. */
function receiving(stage: StageView, cold: ReadonlySet<TaskRow>): readonly Draft[] {
  const { attempts, wall, taskTime, where } = stage;
  const warm = attempts.filter((task) => !cold.has(task));
  const spent = sumOf(warm, "executorDeserializeTime");
  const ofWarm = warm.reduce((sum, { duration }) => sum + duration, 0);
  if (spent === 0 || spent < TENTH * ofWarm) return [];
  return [
    {
      kind: "large-broadcast",
      lostMillis: wall * Math.min(1, spent / taskTime),
      where,
      figures: [
        millis("deserializeTime", spent),
        count("tasks", warm.length),
        millis("taskTime", taskTime),
      ],
    },
  ];
}

/** Every executor that uses a broadcast variable takes it in once. */
function broadcasts({ clues }: ApplicationView): readonly Draft[] {
  return [...clues.broadcasts].map(([broadcastId, size]) => {
    const where: Place = { broadcastId };
    const lostMillis = (size / BROADCAST_BYTES_A_SECOND) * 1000;
    return { kind: "large-broadcast", lostMillis, where, figures: [bytes("broadcastBytes", size)] };
  });
}

/** Results larger than spark.task.maxDirectResultSize are stored at their executor, and the driver fetches them. */
function results({ succeeded, wall, taskTime, where }: StageView): readonly Draft[] {
  const fetched = succeeded.filter(({ resultFetchStart }) => resultFetchStart > 0);
  if (fetched.length === 0) return [];
  const fetching = fetched.reduce((sum, task) => sum + endOf(task) - task.resultFetchStart, 0);
  const spent = fetching + sumOf(succeeded, "resultSerializationTime");
  return [
    {
      kind: "large-result",
      lostMillis: wall * Math.min(1, spent / taskTime),
      where,
      figures: [
        bytes("resultBytes", sumOf(succeeded, "resultSize")),
        millis("resultFetchTime", fetching),
        count("tasks", fetched.length),
        millis("stageTime", wall),
      ],
    },
  ];
}
