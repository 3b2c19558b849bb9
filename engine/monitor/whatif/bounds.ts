/**
 * What no cluster goes below: the critical path, which is what is left with a warm slot for every task, and for a number of slots the work that they have to
 * share. In Spark: nothing; Sparklens calls the first the time with infinite executors. Milliseconds from the application's start. A stage is a step as long as
 * its longest task, or as its work shared out evenly; the driver's pauses between jobs stay. Left out on purpose: start-up of executors; a bound needs none.
 */
import type { MeasuredJob, MeasuredRun, MeasuredStage } from "./measured.ts";
import { type Draws, firstJobIn, gapIn, type Size } from "./replay-run.ts";
import { largestOf } from "./spread.ts";

/** One step of the critical path. */
export interface PathStep {
  readonly kind: "driver" | "stage";
  /** Of a stage; and the task in it that takes longest. */
  readonly stageId?: number;
  readonly name?: string;
  readonly taskIndex?: number;
  readonly jobId: number;
}

/** An instant, and the steps to it, last first. */
interface Reached {
  readonly at: number;
  readonly last?: StepTaken;
  readonly before?: Reached;
}

interface StepTaken {
  readonly step: PathStep;
  /** As long as it takes in a drawing. */
  readonly lengthIn: (draws: Draws) => number;
}

type Length = (stage: MeasuredStage, draws: Draws) => number;

const warmOf = ({ warm }: Draws, { stageId }: MeasuredStage): readonly number[] =>
  warm.get(stageId) ?? [];

const longestOf: Length = (stage, draws) => largestOf(warmOf(draws, stage));

export function criticalPath(
  run: MeasuredRun,
  draws: Draws,
): { readonly millis: number; readonly steps: readonly StepTaken[] } {
  const end = endOf(run, draws, longestOf);
  const steps: StepTaken[] = [];
  for (let reached: Reached | undefined = end; reached !== undefined; reached = reached.before)
    if (reached.last !== undefined) steps.push(reached.last);
  return { millis: end.at + run.tail, steps: steps.reverse() };
}

/** The longest path when no stage can be quicker than its work on all slots; and all work on all slots, if that is more. */
export function lowerBound(run: MeasuredRun, { executors, cores }: Size, draws: Draws): number {
  const slots = executors * cores;
  const workOf = (stage: MeasuredStage): number =>
    warmOf(draws, stage).reduce((sum, time) => sum + time, 0);
  const length: Length = (stage) => Math.max(longestOf(stage, draws), workOf(stage) / slots);
  const path = endOf(run, draws, length).at;
  const work = run.jobs
    .flatMap(({ stages }) => stages)
    .reduce((sum, stage) => sum + workOf(stage), 0);
  return Math.max(path, firstJobIn(run, draws) + work / slots) + run.tail;
}

function endOf(run: MeasuredRun, draws: Draws, length: Length): Reached {
  const ended = new Map<number, Reached>();
  for (const job of run.jobs) {
    const before = latest(job.after.flatMap((id) => ended.get(id) ?? []));
    ended.set(job.jobId, jobEnd(job, before, draws, length));
  }
  return latest([...ended.values()]);
}

function jobEnd(job: MeasuredJob, before: Reached, draws: Draws, length: Length): Reached {
  const { jobId, endDelay } = job;
  const lasts = (asIn: Draws): number => gapIn(job, asIn);
  const begun = after(before, lasts(draws), { step: { kind: "driver", jobId }, lengthIn: lasts });
  const ended = new Map<number, Reached>();
  for (const stage of job.stages) {
    const { stageId, name, parents } = stage;
    const ready =
      parents.length === 0 ? begun : latest(parents.flatMap((id) => ended.get(id) ?? []));
    const lasting = (asIn: Draws, by: Length): number =>
      stage.submitDelay * asIn.driver + by(stage, asIn) + stage.endDelay;
    const step: PathStep = { kind: "stage", stageId, name, taskIndex: longestTask(stage), jobId };
    const lengthIn = (asIn: Draws): number => lasting(asIn, longestOf);
    ended.set(stageId, after(ready, lasting(draws, length), { step, lengthIn }));
  }
  const last = latest([begun, ...ended.values()]);
  return { ...last, at: last.at + endDelay };
}

const longestTask = ({ tasks }: MeasuredStage): number =>
  tasks.reduce((a, b) => (b.duration > a.duration ? b : a), tasks[0] ?? { duration: 0, index: 0 })
    .index;

const after = (before: Reached, millis: number, last: StepTaken): Reached => ({
  at: before.at + millis,
  last,
  before,
});

const latest = (all: readonly Reached[]): Reached =>
  all.reduce((a, b) => (b.at > a.at ? b : a), { at: 0 });
