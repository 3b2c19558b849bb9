/**
 * What the first tasks of an executor take beyond the later ones: it loads classes, fetches the stage's code, and its JVM compiles what runs often. In Spark:
 * nothing says so; it shows in the first bars of a stage's timeline. Two costs are told apart: outside the task's own code (deserializing, first of a stage in
 * its executor) and within it (first of all stages with the same code). Each is a number of milliseconds by how many tasks the executor had finished before;
 * it falls until tasks were once as quick as the warm ones, and is nothing from then on. Where tasks differ by their own work and what they read does not
 * explain it, the second cost cannot be told from the work, and counts as work. Left out on purpose: caches of disks.
 */
import type { MeasuredRun, MeasuredStage } from "./measured.ts";
import type { MeasuredTask } from "./measured-tasks.ts";
import { largestOf, meanOf, medianOf, relativeSpread } from "./spread.ts";

/** The middle half of warm tasks lies closer together than this: then they are alike. */
const ALIKE = 0.35;
/** Beyond so many times the median a time is the task's own. */
export const OWN_TIME = 1.5;
/** A task that reads so many times the median is long for that, not for being first. */
const READS_MORE = 1.5;

/** By how many tasks the executor had finished before. */
export type Curve = readonly number[];

export interface WarmTask {
  readonly index: number;
  readonly warm: number;
  readonly gcTime: number;
}

export interface WarmStage {
  readonly stage: MeasuredStage;
  /** By partition, in the order of the measured launches: how long the task takes on a warm executor. */
  readonly tasks: readonly WarmTask[];
  /** Of the stage: outside the tasks' own code. */
  readonly outside: Curve;
  /** Of its code: within. */
  readonly within: Curve;
  /** The warm times of its tasks are alike, so that what differs is chance. */
  readonly isAlike: boolean;
  /** What chance made of like tasks: each warm time by their median. */
  readonly chances: readonly number[];
}

interface Seen {
  readonly task: MeasuredTask;
  /** Tasks of the same stage, and of the same code, that its executor had finished at its launch. */
  readonly inStage: number;
  readonly inCode: number;
}

export function warmStages(run: MeasuredRun): ReadonlyMap<number, WarmStage> {
  const groups = new Map<string, MeasuredStage[]>();
  for (const stage of run.jobs.flatMap(({ stages }) => stages))
    groups.set(stage.code, [...(groups.get(stage.code) ?? []), stage]);
  const warm = new Map<number, WarmStage>();
  for (const group of groups.values()) {
    const seen = seenOf(group, run.executors.cores);
    const within = withinCurve(seen.flat());
    for (const [at, stage] of group.entries())
      warm.set(stage.stageId, warmStage(stage, seen[at] ?? [], within));
  }
  return warm;
}

/**
 * What an executor had finished when it was given a task: what it was given before, but for what still ran in its other slots. Not by the ends of tasks: the
 * driver gives a slot its next task before it has noted the end of the last one.
 */
function seenOf(stages: readonly MeasuredStage[], cores: number): readonly (readonly Seen[])[] {
  const ofCode = new Map<string, number>();
  return stages.map(({ tasks }) => {
    const ofStage = new Map<string, number>();
    return tasks.map((task) => {
      const inStage = ofStage.get(task.executorId) ?? 0;
      const inCode = ofCode.get(task.executorId) ?? 0;
      ofStage.set(task.executorId, inStage + 1);
      ofCode.set(task.executorId, inCode + 1);
      const running = Math.min(cores - 1, inStage);
      return { task, inStage: inStage - running, inCode: inCode - running };
    });
  });
}

/** What a task's code would take on a warm executor, or nothing where that cannot be said. */
function expectedBy(late: readonly MeasuredTask[]): ((task: MeasuredTask) => number) | undefined {
  const times = late.map(({ runTime }) => runTime);
  if (relativeSpread(times) <= ALIKE) {
    const median = medianOf(times);
    return () => median;
  }
  const rates = late.map(({ runTime, reads }) => (reads > 0 ? runTime / reads : 0));
  if (rates.some((rate) => rate === 0) || relativeSpread(rates) > ALIKE) return undefined;
  const rate = medianOf(rates);
  return ({ reads }) => rate * reads;
}

function withinCurve(seen: readonly Seen[]): Curve {
  const half = largestOf(seen.map(({ inCode }) => inCode)) / 2;
  const late = seen.filter(({ inCode }) => inCode >= half).map(({ task }) => task);
  const expected = expectedBy(late);
  if (expected === undefined) return [];
  const usual = medianOf(seen.map(({ task }) => task.reads));
  const fair = seen.filter(({ task }) => task.reads <= READS_MORE * usual);
  return fallingFrom(
    fair.filter(({ inCode }) => inCode < half),
    ({ inCode }) => inCode,
    ({ task }) => task.runTime - expected(task),
  );
}

/** What is above nothing, for as long as it has not been nothing once, and never more than before. */
function fallingFrom(
  seen: readonly Seen[],
  placeOf: (one: Seen) => number,
  excessOf: (one: Seen) => number,
): Curve {
  const at = new Map<number, number[]>();
  let last = -1;
  for (const one of seen) {
    const place = placeOf(one);
    const here = at.get(place) ?? [];
    at.set(place, here);
    here.push(excessOf(one));
    last = Math.max(last, place);
  }
  const curve: number[] = [];
  let least = Infinity;
  for (let place = 0; place <= last; place += 1) {
    const here = at.get(place);
    if (here !== undefined) least = Math.min(least, Math.max(0, meanOf(here)));
    curve.push(least === Infinity ? 0 : least);
  }
  return curve;
}

const outsideOf = ({ duration, runTime }: MeasuredTask): number => Math.max(0, duration - runTime);

function warmStage(stage: MeasuredStage, seen: readonly Seen[], within: Curve): WarmStage {
  const half = largestOf(seen.map(({ inStage }) => inStage)) / 2;
  const usual = medianOf(
    seen.filter(({ inStage }) => inStage >= half).map(({ task }) => outsideOf(task)),
  );
  const outside = fallingFrom(
    seen.filter(({ inStage }) => inStage < half),
    ({ inStage }) => inStage,
    ({ task }) => outsideOf(task) - usual,
  );
  const tasks = seen.map(({ task, inStage, inCode }) => {
    const cold = at(outside, inStage) + at(within, inCode);
    return {
      index: task.index,
      warm: Math.max(1, task.duration - cold),
      gcTime: task.gcTime,
    };
  });
  const times = tasks.map(({ warm }) => warm);
  const isAlike = relativeSpread(times) <= ALIKE;
  const median = Math.max(1, medianOf(times));
  const chances = isAlike
    ? times.map((time) => time / median).filter((part) => part < OWN_TIME)
    : [];
  return { stage, tasks, outside, within, isAlike, chances };
}

export const at = (curve: Curve, place: number): number => curve[place] ?? 0;
