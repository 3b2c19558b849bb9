/**
 * Where the time of an application went: the chain of steps that takes longest, and what its slots did. In Spark: the timeline of the web UI, by eye. A step
 * is the longest task of a stage, or what the driver did between two jobs; a stage waits for the stages that it reads, the first ones of a job for the
 * driver, the driver for the last job that was over by then. Milliseconds. Left out on purpose: time before the first job, in which driver and executors start.
 */
import type { JobRow } from "../history/rows.ts";
import type { PathStep } from "../rules/critical-path.ts";
import type { Moment, SlotTime } from "../rules/idle-time.ts";
import { type ApplicationView, endOf, type StageView } from "./application-view.ts";

export interface TimeSpent {
  /** With any number of cores at the same speed the application could not have been over sooner. */
  readonly criticalMillis: number;
  /** The stages on that path, in order. */
  readonly criticalStages: readonly number[];
  /** Slots times milliseconds, from the first job on. */
  readonly slotTime: SlotTime;
}

export function timeSpent(view: ApplicationView): TimeSpent {
  const { rules } = view.store;
  const steps = stepsOf(view);
  const path = rules.criticalPath(steps.map(({ step }) => step));
  const onPath = path.flatMap((id) => steps[id] ?? []);
  const sum = onPath.reduce((total, { step }) => total + step.millis, 0);
  return {
    criticalMillis: Math.min(view.wall, sum),
    criticalStages: onPath.flatMap(({ stageId }) => stageId ?? []),
    slotTime: rules.attributeIdle(momentsOf(view)),
  };
}

interface Step {
  readonly step: PathStep;
  /** Undefined: the driver's. */
  readonly stageId: number | undefined;
}

interface TimedJob {
  readonly row: JobRow;
  readonly from: number;
  readonly to: number;
  /** The ids of its steps. */
  readonly steps: number[];
}

const timedJobs = ({ jobs, end }: ApplicationView): readonly TimedJob[] =>
  jobs
    .flatMap((row): readonly TimedJob[] => {
      const { submissionTime: from, completionTime: to = end } = row;
      return from === undefined ? [] : [{ row, from, to, steps: [] }];
    })
    .sort((a, b) => a.from - b.from || a.row.jobId - b.row.jobId);

function stepsOf(view: ApplicationView): readonly Step[] {
  const steps: Step[] = [];
  const add = (stageId: number | undefined, after: readonly number[], millis: number): number => {
    steps.push({ step: { id: steps.length, after, millis }, stageId });
    return steps.length - 1;
  };
  const jobs = timedJobs(view);
  const start = jobs[0]?.from ?? view.start;
  const byStage = new Map<number, StageView[]>();
  for (const stage of view.stages) {
    const attempts = byStage.get(stage.row.stageId) ?? [];
    byStage.set(stage.row.stageId, attempts);
    attempts.push(stage);
  }
  const ended = [...jobs].sort((a, b) => a.to - b.to);
  let over = 0;
  for (const job of jobs) {
    while ((ended[over]?.to ?? Infinity) <= job.from) over += 1;
    const before = ended[over - 1];
    const driver = add(undefined, before?.steps ?? [], job.from - (before?.to ?? start));
    job.steps.push(driver);
    addStages(job, byStage, driver, add);
  }
  const last = ended.at(-1);
  if (last !== undefined) add(undefined, last.steps, Math.max(0, view.end - last.to));
  return steps;
}

/** The stages of a job by their ids: parents have the smaller ones. */
function addStages(
  job: TimedJob,
  byStage: ReadonlyMap<number, readonly StageView[]>,
  driver: number,
  add: (stageId: number, after: readonly number[], millis: number) => number,
): void {
  const own = new Map<number, number>();
  for (const stageId of [...job.row.stageIds].sort((a, b) => a - b)) {
    const attempts = (byStage.get(stageId) ?? []).filter(({ from }) => from >= job.from);
    const [first] = attempts;
    if (first === undefined) continue;
    const parents = first.row.info.parentIds.flatMap((id) => own.get(id) ?? []);
    const tasks = attempts.flatMap(({ succeeded }) => succeeded);
    const longest = tasks.reduce((most, { duration }) => Math.max(most, duration), 0);
    const id = add(stageId, parents.length > 0 ? parents : [driver], longest);
    own.set(stageId, id);
    job.steps.push(id);
  }
}

const changes = ["slots", "running", "waiting", "jobs"] as const;
type Change = (typeof changes)[number];

/** Spans between two instants at which anything changes, from the first job to the end. */
function momentsOf(view: ApplicationView): readonly Moment[] {
  const jobs = timedJobs(view);
  const start = jobs[0]?.from ?? view.end;
  const steps: { readonly at: number; readonly what: Change; readonly by: number }[] = [];
  const span = (what: Change, from: number, to: number, by: number): void => {
    if (to <= from) return;
    steps.push({ at: Math.max(from, start), what, by }, { at: Math.max(to, start), what, by: -by });
  };
  for (const { from, to } of jobs) span("jobs", from, to, 1);
  for (const { addTime, removeTime, maxTasks } of view.executors)
    span("slots", addTime, Math.min(removeTime ?? view.end, view.end), maxTasks);
  for (const { row, from, attempts } of view.stages)
    for (const task of attempts) {
      span("running", task.launchTime, endOf(task), 1);
      if (task.attempt === 0 && !task.speculative)
        span("waiting", row.submissionTime ?? from, task.launchTime, 1);
    }
  steps.sort((a, b) => a.at - b.at);
  const now = { slots: 0, running: 0, waiting: 0, jobs: 0 };
  const moments: Moment[] = [];
  let since = start;
  for (const { at, what, by } of steps) {
    if (at > since && now.slots > 0) moments.push({ millis: at - since, ...now });
    since = Math.max(since, at);
    now[what] += by;
  }
  return moments;
}
