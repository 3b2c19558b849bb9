/**
 * Where the stages of a lineage lie, reckoned from the operators alone.
 *
 * In Spark: partitioners and dependencies as the manual of each operator has them (rules C1.15 to C1.40), and the cut at
 * shuffles (C3.6). It shares no line with the engine, so that the two can be held against each other.
 * Left out on purpose: cached and checkpointed RDDs, which cut a lineage, too.
 */
import { parentsOf, type Lineage, type Step } from "./lineage.ts";

/** One step as the scheduler sees it. */
export interface Shape {
  readonly partitions: number;
  /** The number of hash partitions by which records are known to be placed. */
  readonly partitioner: number | undefined;
  /** Parents that are read in place; a parent may stand here twice. */
  readonly narrow: readonly number[];
  /** Parents that are read through a shuffle of this step's own. */
  readonly shuffled: readonly number[];
}

export function shapesOf(lineage: Lineage): Shape[] {
  const shapes: Shape[] = [];
  for (const step of lineage) shapes.push(shape(step, shapes));
  return shapes;
}

export const shapeOf = (lineage: Lineage, at: number): Shape => shapesOf(lineage)[at] as Shape;

function shape(step: Step, before: readonly Shape[]): Shape {
  const of = (number: number): Shape => before[number] as Shape;
  switch (step.op) {
    case "parallelize":
      return { partitions: step.slices, partitioner: undefined, narrow: [], shuffled: [] };
    case "filter":
    case "mapValues":
      return inPlace(step.on, of(step.on), of(step.on).partitioner);
    case "map":
    case "flatMap":
    case "mapPartitions":
      return inPlace(step.on, of(step.on), undefined);
    case "coalesce": {
      const partitions = Math.min(step.partitions, of(step.on).partitions);
      return { partitions, partitioner: undefined, narrow: [step.on], shuffled: [] };
    }
    case "union":
      return united(step.on, step.with, of);
    case "cartesian": {
      const partitions = of(step.on).partitions * of(step.with).partitions;
      return { partitions, partitioner: undefined, narrow: parentsOf(step), shuffled: [] };
    }
    case "repartition":
      return through([step.on], step.partitions, undefined, () => false);
    case "distinct": {
      const known = of(step.on);
      if (known.partitioner !== undefined && known.partitions === step.partitions)
        return inPlace(step.on, known, known.partitioner);
      return through([step.on], step.partitions, undefined, () => false);
    }
    default:
      return through(parentsOf(step), step.partitions, step.partitions, (parent) => {
        return of(parent).partitioner === step.partitions;
      });
  }
}

function inPlace(parent: number, known: Shape, partitioner: number | undefined): Shape {
  return { partitions: known.partitions, partitioner, narrow: [parent], shuffled: [] };
}

/** A step that brings equal keys together: each parent in place if it is already placed so, else through a shuffle. */
function through(
  parents: readonly number[],
  partitions: number,
  partitioner: number | undefined,
  placed: (parent: number) => boolean,
): Shape {
  return {
    partitions,
    partitioner,
    narrow: parents.filter(placed),
    shuffled: parents.filter((parent) => !placed(parent)),
  };
}

function united(left: number, right: number, of: (step: number) => Shape): Shape {
  const alike =
    of(left).partitioner !== undefined && of(left).partitioner === of(right).partitioner;
  return {
    partitions: alike ? of(left).partitions : of(left).partitions + of(right).partitions,
    partitioner: alike ? of(left).partitioner : undefined,
    narrow: [left, right],
    shuffled: [],
  };
}

/** A stage: the step whose RDD it computes, all steps that flow together in it, and how many tasks that takes. */
export interface StageModel {
  readonly last: number;
  readonly members: readonly number[];
  readonly tasks: number;
  /** The shuffles it reads, each as `step.side`. */
  readonly reads: readonly string[];
  /** The shuffle it writes; undefined for the last stage of a job. */
  readonly writes: string | undefined;
}

/** The stages of a job on a step: one for each shuffle on the way, and the last one. */
export function stagesOf(lineage: Lineage, final: number): StageModel[] {
  const shapes = shapesOf(lineage);
  const stages: StageModel[] = [];
  const seen = new Set<string>();
  const open = (last: number, writes: string | undefined): void => {
    const members = inStage(shapes, last);
    const reads = members.flatMap((step) => shuffles(shapes, step));
    for (const { key, parent } of reads) {
      if (seen.has(key)) continue;
      seen.add(key);
      open(parent, key);
    }
    const tasks = (shapes[last] as Shape).partitions;
    stages.push({ last, members, tasks, reads: reads.map(({ key }) => key), writes });
  };
  open(final, undefined);
  return stages;
}

function shuffles(shapes: readonly Shape[], step: number): { key: string; parent: number }[] {
  return (shapes[step] as Shape).shuffled.map((parent, side) => ({
    key: `${step}.${side}`,
    parent,
  }));
}

/** All steps from which `last` can be reached by narrow dependencies alone. */
function inStage(shapes: readonly Shape[], last: number): number[] {
  const members = new Set([last]);
  for (const member of members)
    for (const parent of (shapes[member] as Shape).narrow) members.add(parent);
  return [...members].sort((a, b) => a - b);
}
