/**
 * What an application would take on other numbers of executors and cores: the replay, drawn some hundred times, its middle and the interval that nine of ten
 * drawings lie in; beside it what no such cluster goes below, what unlimited slots would leave (the critical path), and the simple estimate. In Spark: nothing.
 * Milliseconds. Left out on purpose: a single figure without its interval.
 */
import { criticalPath, lowerBound, type PathStep } from "./bounds.ts";
import { drawsOf, plainDraws } from "./draws.ts";
import type { MeasuredRun, MeasuredStage } from "./measured.ts";
import { type Draws, firstJobIn, replayed, type Size } from "./replay-run.ts";
import { simpleEstimate } from "./simple-estimate.ts";
import { quantileOf } from "./spread.ts";
import { warmStages, type WarmStage } from "./warm-up.ts";

/** A figure and the interval that holds it in nine cases of ten. */
export interface Interval {
  readonly millis: number;
  readonly low: number;
  readonly high: number;
}

export interface Estimate extends Size {
  /** The whole application. */
  readonly application: Interval;
  /** From the submission of its first job to its end: without what the start of a cluster takes. */
  readonly sinceFirstJob: Interval;
  /** No cluster of this size takes less since the first job. */
  readonly lowerBound: Interval;
  /** As Sparklens would have it, since the first job. */
  readonly simple: Interval;
}

export interface WhatIf {
  readonly measured: {
    readonly executors: number;
    readonly cores: number;
    readonly wallMillis: number;
    readonly firstJobMillis: number;
  };
  /** With as many slots as it has tasks. */
  readonly criticalPath: Interval & { readonly steps: readonly (PathStep & Interval)[] };
  readonly estimates: readonly Estimate[];
}

const TIMES = 400;
/** Beyond so many tasks in all drawings fewer are made, but never less than the least. */
const MOST_TASKS_DRAWN = 4_000_000;
const LEAST_TIMES = 40;

/** An application as it was measured, and drawings of it as it was: for what does not depend on the cluster. */
interface Asked {
  readonly run: MeasuredRun;
  readonly stages: ReadonlyMap<number, WarmStage>;
  readonly seed: number;
  /** Until its first job. */
  readonly first: number;
  readonly again: readonly Draws[];
}

export function whatIf(run: MeasuredRun, sizes: readonly Size[], seed = 1): WhatIf {
  const stages = warmStages(run);
  const measured = { executors: run.executors.count, cores: run.executors.cores };
  const first = run.jobs.reduce((least, { submitted }) => Math.min(least, submitted), run.wall);
  const again = Array.from({ length: timesFor(run) }, (_, n) =>
    drawsOf(run, stages, measured, seed + n),
  );
  const asked: Asked = { run, stages, seed, first, again };
  return {
    measured: { ...measured, wallMillis: run.wall, firstJobMillis: first },
    criticalPath: pathOf(asked),
    estimates: sizes.map((size) => estimateOf(asked, size)),
  };
}

function timesFor(run: MeasuredRun): number {
  const stages = run.jobs.flatMap((job) => job.stages);
  const tasks = stages.reduce((sum, stage) => sum + stage.tasks.length, 1);
  return Math.max(LEAST_TIMES, Math.min(TIMES, Math.floor(MOST_TASKS_DRAWN / tasks)));
}

function pathOf({ run, stages, again }: Asked): WhatIf["criticalPath"] {
  const since = again.map((draws) => criticalPath(run, draws).millis - firstJobIn(run, draws));
  const { steps } = criticalPath(run, plainDraws(stages));
  const told = steps
    .filter(({ step }) => step.kind === "stage" || step.jobId !== run.jobs[0]?.jobId)
    .map(({ step, lengthIn }) => ({ ...step, ...intervalOf(again.map(lengthIn)) }));
  return { ...intervalOf(since), steps: told };
}

function estimateOf({ run, stages, seed, first, again }: Asked, size: Size): Estimate {
  const outcomes = again.map((_, n) =>
    replayed(run, stages, size, drawsOf(run, stages, size, seed + n)),
  );
  const simple = intervalOf(
    again.map((draws) => simpleEstimate(run, size, runTimesOf(stages, draws)) - first),
  );
  const published = Math.round(simpleEstimate(run, size) - first);
  return {
    ...size,
    application: intervalOf(outcomes.map(({ wall }) => wall)),
    sinceFirstJob: intervalOf(outcomes.map(({ wall, firstJob }) => wall - firstJob)),
    lowerBound: intervalOf(
      again.map((draws) => lowerBound(run, size, draws) - firstJobIn(run, draws)),
    ),
    simple: {
      millis: published,
      low: Math.min(simple.low, published),
      high: Math.max(simple.high, published),
    },
  };
}

const intervalOf = (values: readonly number[]): Interval => ({
  millis: Math.round(quantileOf(values, 0.5)),
  low: Math.round(quantileOf(values, 0.05)),
  high: Math.round(quantileOf(values, 0.95)),
});

/** Run times for the simple estimate: the measured ones, as much quicker or slower as the tasks were drawn. */
function runTimesOf(stages: ReadonlyMap<number, WarmStage>, { warm }: Draws) {
  return ({ stageId, tasks }: MeasuredStage): readonly number[] => {
    const plain = stages.get(stageId)?.tasks ?? [];
    const times = warm.get(stageId) ?? [];
    return tasks.map(
      ({ runTime }, at) => (runTime * (times[at] ?? 1)) / Math.max(1, plain[at]?.warm ?? 1),
    );
  };
}
