/**
 * What no cluster goes below: the critical path, which is what is left with a warm slot for every task, and for a number of slots the work that they have to
 * share. In Spark: nothing; Sparklens calls the first the time with infinite executors. Milliseconds from the application's start. A stage is a step as long as
 * its longest task, or as its work shared out evenly; the driver's pauses between jobs stay. Left out on purpose: start-up of executors; a bound needs none.
 */
import { ruleOfPaths, type PathStep as RuleStep } from "../rules/critical-path.ts";
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

interface StepTaken {
  readonly step: PathStep;
  /** As long as it takes in a drawing. */
  readonly lengthIn: (draws: Draws) => number;
}

type Length = (stage: MeasuredStage, draws: Draws) => number;

const warmOf = ({ warm }: Draws, { stageId }: MeasuredStage): readonly number[] =>
  warm.get(stageId) ?? [];

const longestOf: Length = (stage, draws) => largestOf(warmOf(draws, stage));

/** The longest chain of steps in a drawing. */
export function criticalPath(
  run: MeasuredRun,
  draws: Draws,
): { readonly millis: number; readonly steps: readonly StepTaken[] } {
  const path = longestPath(run, draws, longestOf);
  const steps = path.flatMap(({ taken }) => taken ?? []);
  return { millis: lengthOf(path) + run.tail, steps };
}

/** The longest path when no stage can be quicker than its work on all slots; and all work on all slots, if that is more. */
export function lowerBound(run: MeasuredRun, { executors, cores }: Size, draws: Draws): number {
  const slots = executors * cores;
  const workOf = (stage: MeasuredStage): number =>
    warmOf(draws, stage).reduce((sum, time) => sum + time, 0);
  const length: Length = (stage) => Math.max(longestOf(stage, draws), workOf(stage) / slots);
  const path = lengthOf(longestPath(run, draws, length));
  const work = run.jobs
    .flatMap(({ stages }) => stages)
    .reduce((sum, stage) => sum + workOf(stage), 0);
  return Math.max(path, firstJobIn(run, draws) + work / slots) + run.tail;
}

/** A step as the rule of paths takes it, and what is told of it; nothing of the moment between a job's last stage and its end. */
interface Step {
  readonly step: RuleStep;
  readonly taken?: StepTaken;
}

const lengthOf = (path: readonly Step[]): number =>
  path.reduce((sum, { step }) => sum + step.millis, 0);

const ruleOfPath = ruleOfPaths(undefined);

function longestPath(run: MeasuredRun, draws: Draws, length: Length): readonly Step[] {
  const steps: Step[] = [];
  const ends = new Map<number, number>();
  for (const job of run.jobs) addJob(steps, ends, job, draws, length);
  return ruleOfPath(steps.map(({ step }) => step)).map((id) => steps[id] as Step);
}

/** The driver's pause before the job, its stages, its end. */
function addJob(
  steps: Step[],
  ends: Map<number, number>,
  job: MeasuredJob,
  draws: Draws,
  length: Length,
): void {
  const { jobId, endDelay } = job;
  const add = (after: readonly number[], millis: number, taken?: StepTaken): number => {
    const id = steps.length;
    steps.push({ step: { id, after, millis }, ...(taken !== undefined && { taken }) });
    return id;
  };
  const known = (ids: ReadonlyMap<number, number>, wanted: readonly number[]): number[] =>
    wanted.flatMap((one) => ids.get(one) ?? []);
  const lasts = (asIn: Draws): number => gapIn(job, asIn);
  const begun = add(known(ends, job.after), lasts(draws), {
    step: { kind: "driver", jobId },
    lengthIn: lasts,
  });
  const ended = new Map<number, number>();
  for (const stage of job.stages) {
    const { stageId, name, parents } = stage;
    const lasting = (asIn: Draws, by: Length): number =>
      stage.submitDelay * asIn.driver + by(stage, asIn) + stage.endDelay;
    const step: PathStep = { kind: "stage", stageId, name, taskIndex: longestTask(stage), jobId };
    const lengthIn = (asIn: Draws): number => lasting(asIn, longestOf);
    const ready = parents.length === 0 ? [begun] : known(ended, parents);
    ended.set(stageId, add(ready, lasting(draws, length), { step, lengthIn }));
  }
  ends.set(jobId, add([begun, ...ended.values()], endDelay));
}

const longestTask = ({ tasks }: MeasuredStage): number =>
  tasks.reduce((a, b) => (b.duration > a.duration ? b : a), tasks[0] ?? { duration: 0, index: 0 })
    .index;
