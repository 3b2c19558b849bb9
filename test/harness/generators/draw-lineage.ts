/**
 * Draws lineages: a list of raw steps that fast-check can shrink, made into a lineage that is small enough to run.
 *
 * In Spark: what a user might write. Parents are drawn as distances back, so that a shorter list is still a lineage. What
 * would grow too large (a join of joins, a cartesian product of many) becomes a smaller operator of the same shape.
 * Left out on purpose: recursion; a lineage grows from its sources on.
 */
import fc from "fast-check";
import { pairs, type KeyedOp, type Lineage, type Op, type Pair, type Step } from "./lineage.ts";
import { sizesOf } from "./model-records.ts";
import { shapeOf } from "./model-stages.ts";

interface Raw {
  readonly op: Op;
  readonly on: number;
  readonly with: number;
  readonly partitions: number;
  readonly records: readonly Pair[];
}

const recordsAtMost = 60;
const partitionsAtMost = 8;

export interface LineageOptions {
  readonly minSteps?: number;
  readonly maxSteps?: number;
  /** Operators and how often each is drawn, in parts. */
  readonly ops?: Readonly<Partial<Record<Op, number>>>;
  readonly maxPartitions?: number;
}

const everyOp: Readonly<Record<Op, number>> = {
  parallelize: 2,
  map: 2,
  filter: 1,
  flatMap: 1,
  mapValues: 2,
  mapPartitions: 1,
  union: 2,
  coalesce: 1,
  cartesian: 1,
  reduceByKey: 3,
  groupByKey: 2,
  partitionBy: 2,
  distinct: 1,
  repartition: 1,
  join: 3,
  cogroup: 2,
};

export const narrowOps: Readonly<Partial<Record<Op, number>>> = {
  map: 2,
  filter: 2,
  flatMap: 2,
  mapValues: 2,
  mapPartitions: 1,
};

/** Lineages of `minSteps` to `maxSteps` steps after the first source. */
export function lineages(options: LineageOptions = {}): fc.Arbitrary<Lineage> {
  const { minSteps = 1, maxSteps = 6, ops = everyOp, maxPartitions = 4 } = options;
  // The keys are operators; so says the type of the options.
  const weights = Object.entries(ops) as [Op, number][];
  const raw: fc.Arbitrary<Raw> = fc.record({
    op: fc.oneof(...weights.map(([op, weight]) => ({ arbitrary: fc.constant(op), weight }))),
    on: fc.nat(9),
    with: fc.nat(9),
    partitions: fc.integer({ min: 1, max: maxPartitions }),
    records: pairs(12),
  });
  const source = fc.tuple(pairs(), fc.integer({ min: 1, max: maxPartitions }));
  return fc
    .tuple(source, fc.array(raw, { minLength: minSteps, maxLength: maxSteps, size: "max" }))
    .map(([[records, slices], steps]) => grown({ op: "parallelize", records, slices }, steps));
}

/** Lineages of one shuffle or more: a wide step stands somewhere. */
export function shuffledLineages(options: LineageOptions = {}): fc.Arbitrary<Lineage> {
  const wide = fc.constantFrom<KeyedOp>("reduceByKey", "groupByKey", "repartition");
  const count = fc.integer({ min: 1, max: options.maxPartitions ?? 4 });
  return fc
    .tuple(lineages({ minSteps: 0, maxSteps: 3, ops: narrowOps, ...options }), wide, count)
    .map(([lineage, op, partitions]) => [
      ...lineage,
      { op, on: lineage.length - 1, partitions } as const,
    ]);
}

function grown(source: Step, raws: readonly Raw[]): Lineage {
  const lineage: Step[] = [source];
  for (const raw of raws) lineage.push(fitting(lineage, stepOf(raw, lineage.length)));
  return lineage;
}

/** The last step in six of ten cases, the ones before it in the others. */
const back = (drawn: number, length: number): number =>
  Math.max(0, length - 1 - (drawn < 6 ? 0 : drawn - 5));

function stepOf(raw: Raw, length: number): Step {
  const on = back(raw.on, length);
  const { op, partitions, records } = raw;
  switch (op) {
    case "parallelize":
      return { op, records, slices: partitions };
    case "union":
    case "cartesian":
      return { op, on, with: back(raw.with, length) };
    case "join":
    case "cogroup":
      return { op, on, with: back(raw.with, length), partitions };
    case "coalesce":
    case "reduceByKey":
    case "groupByKey":
    case "partitionBy":
    case "distinct":
    case "repartition":
      return { op, on, partitions };
    default:
      return { op, on };
  }
}

/** The step, or a smaller one in its place. */
function fitting(lineage: readonly Step[], step: Step): Step {
  const longer = [...lineage, step];
  const at = lineage.length;
  const fits =
    (sizesOf(longer)[at] as number) <= recordsAtMost &&
    shapeOf(longer, at).partitions <= partitionsAtMost;
  if (fits) return step;
  if (step.op === "join") return { ...step, op: "cogroup" };
  return { op: "filter", on: "on" in step ? step.on : at - 1 };
}
