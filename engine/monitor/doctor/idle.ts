/**
 * Time in which cores do nothing: while tasks wait, and while no job runs at all. In Spark: the timeline of the web UI. Cores that are idle while tasks wait
 * are counted from a stage's first launch to its last, because until then some of its tasks were not running. Time without a job is counted from
 * the end of the first job on: before it the driver and its executors start, which the program cannot change. Left out on purpose: cores that have nothing to do
 * because a stage has few tasks, which is a finding of its own, and waiting for executors.
 */
import { type ApplicationView, type StageView } from "./application-view.ts";
import { uncovered } from "./busy-time.ts";
import { count, type Draft, millis } from "./finding.ts";
import { hasTinyTasks } from "./partition-counts.ts";

/** Shorter ones are the price of a job. */
const GAP_MILLIS = 100;

export const idle = (view: ApplicationView): readonly Draft[] => [
  ...view.stages.flatMap((stage) => idleCores(view, stage)),
  ...driverGaps(view),
];

function idleCores(view: ApplicationView, stage: StageView): readonly Draft[] {
  if (hasTinyTasks(stage)) return [];
  const { from, slots, where, attempts } = stage;
  const firsts = attempts.filter(({ attempt, speculative }) => attempt === 0 && !speculative);
  const last = firsts.reduce((latest, { launchTime }) => Math.max(latest, launchTime), from);
  const free = view.capacity.between(from, last) - view.busy.between(from, last);
  if (free <= 0) return [];
  const executors = new Set(firsts.map(({ executorId }) => executorId));
  const [executorId] = executors;
  return [
    {
      kind: "idle-cores",
      lostMillis: Math.min(last - from, free / slots),
      where: executors.size === 1 && executorId !== undefined ? { ...where, executorId } : where,
      figures: [
        millis("idleSlotTime", free),
        millis("stageTime", stage.wall),
        count("tasks", firsts.length),
        count("slots", Math.round(slots)),
      ],
    },
  ];
}

function driverGaps({ jobs, end }: ApplicationView): readonly Draft[] {
  const ran = jobs.flatMap(({ submissionTime, completionTime }) =>
    submissionTime === undefined ? [] : [{ from: submissionTime, to: completionTime ?? end }],
  );
  if (ran.length === 0) return [];
  const first = ran.reduce((earliest, { to }) => Math.min(earliest, to), end);
  const gaps = uncovered(ran, first, end).filter(({ from, to }) => to - from >= GAP_MILLIS);
  if (gaps.length === 0) return [];
  const lengths = gaps.map(({ from, to }) => to - from);
  const longestGap = lengths.reduce((a, b) => Math.max(a, b), 0);
  const longest = gaps[lengths.indexOf(longestGap)];
  const before = jobs.find(({ completionTime }) => completionTime === longest?.from);
  return [
    {
      kind: "driver-gap",
      lostMillis: lengths.reduce((sum, length) => sum + length, 0),
      where: before === undefined ? {} : { jobIds: [before.jobId] },
      figures: [count("gaps", gaps.length), millis("longestGap", longestGap)],
    },
  ];
}
