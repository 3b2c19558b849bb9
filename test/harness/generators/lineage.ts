/**
 * Random lineages of pairs of numbers, as data: drawn, shrunk, told in Spark's words and built on a context.
 *
 * In Spark: a program of transformations. Every record is a pair of numbers, so that any operator fits any RDD; functions
 * are associative and commutative where Spark wants it. Left out on purpose: operators that run a job when called, and
 * other types of records, which the oracle's programs have.
 */
import fc from "fast-check";
import { HashPartitioner, type RDD, type SparkContext } from "../../../engine/index.ts";

export type Pair = [number, number];
export type Pairs = RDD<Pair>;

export type StepwiseOp = "map" | "filter" | "flatMap" | "mapValues" | "mapPartitions";
export type KeyedOp = "reduceByKey" | "groupByKey" | "partitionBy" | "distinct" | "repartition";
export type TwoSidedOp = "join" | "cogroup";

/** A step and the numbers of the steps it is made from. */
export type Step =
  | { readonly op: "parallelize"; readonly records: readonly Pair[]; readonly slices: number }
  | { readonly op: StepwiseOp; readonly on: number }
  | { readonly op: "coalesce" | KeyedOp; readonly on: number; readonly partitions: number }
  | { readonly op: "union" | "cartesian"; readonly on: number; readonly with: number }
  | {
      readonly op: TwoSidedOp;
      readonly on: number;
      readonly with: number;
      readonly partitions: number;
    };

export type Op = Step["op"];
export type Lineage = readonly Step[];

/** Values stay below this, so that sums never lose a digit. */
const M = 10_007;

/** Told of every call of a function of a step, with the record that it was given. */
export type Probe = (step: number, record: unknown) => void;

/** The functions of steps: by what they do to a record, and how often they are called. */
export const functions = {
  map: ([k, v]: Pair): Pair => [(k + v) % 5, (v + 1) % M],
  filter: ([k, v]: Pair): boolean => (k + v) % 4 !== 0,
  flatMap: ([k, v]: Pair): Pair[] =>
    v % 3 === 0
      ? []
      : v % 3 === 1
        ? [[k, v]]
        : [
            [k, v],
            [k + 1, v],
          ],
  mapValues: (v: number): number => (2 * v + 1) % M,
  add: (a: number, b: number): number => (a + b) % M,
  sum: (values: readonly number[]): number =>
    values.reduce((sum, v) => (sum + v) % M, values.length),
  joined: ([v, w]: readonly [number, number]): number => (3 * v + w) % M,
  cogrouped: ([vs, ws]: readonly [readonly number[], readonly number[]]): number =>
    (2 * functions.sum(vs) + functions.sum(ws)) % M,
  cartesian: ([a, b]: readonly [Pair, Pair]): Pair => [a[0], (2 * a[1] + b[1]) % M],
} as const;

function stepwise(rdd: Pairs, op: StepwiseOp, called: (record: unknown) => void): Pairs {
  switch (op) {
    case "map":
      return rdd.map((pair) => (called(pair), functions.map(pair)));
    case "filter":
      return rdd.filter((pair) => (called(pair), functions.filter(pair)));
    case "flatMap":
      return rdd.flatMap((pair) => (called(pair), functions.flatMap(pair)));
    case "mapValues":
      return rdd.mapValues((v) => (called(v), functions.mapValues(v)));
    case "mapPartitions":
      return rdd.mapPartitions((pairs) => passed(pairs, called));
  }
}

function* passed(pairs: Iterable<Pair>, called: (record: unknown) => void): Generator<Pair> {
  for (const [k, v] of pairs) {
    called([k, v]);
    yield [k, (v + 3) % M];
  }
}

function keyed(rdd: Pairs, op: KeyedOp, partitions: number): Pairs {
  switch (op) {
    case "reduceByKey":
      return rdd.reduceByKey(functions.add, partitions);
    case "groupByKey":
      return rdd.groupByKey(partitions).mapValues(functions.sum);
    case "partitionBy":
      return rdd.partitionBy(new HashPartitioner(partitions));
    case "distinct":
      return rdd.distinct(partitions);
    case "repartition":
      return rdd.repartition(partitions);
  }
}

/** Builds the RDD of every step, in order. `cost` is the virtual time of a record of a step, in microseconds. */
export function build(
  sc: SparkContext,
  lineage: Lineage,
  probe: Probe = () => undefined,
  cost: (step: number) => number = () => 0,
): Pairs[] {
  const made: Pairs[] = [];
  const of = (step: number): Pairs => made[step] as Pairs;
  lineage.forEach((step, number) => {
    const called = (record: unknown): void => probe(number, record);
    const rdd = one(sc, step, of, called);
    made.push(cost(number) === 0 ? rdd : rdd.costing(cost(number)));
  });
  return made;
}

function one(
  sc: SparkContext,
  step: Step,
  of: (step: number) => Pairs,
  called: (record: unknown) => void,
): Pairs {
  switch (step.op) {
    case "parallelize":
      return sc.parallelize(
        step.records.map(([k, v]): Pair => [k, v]),
        step.slices,
      );
    case "coalesce":
      return of(step.on).coalesce(step.partitions);
    case "union":
      return of(step.on).union(of(step.with));
    case "cartesian":
      return of(step.on).cartesian(of(step.with)).map(functions.cartesian);
    case "join":
      return of(step.on)
        .join(of(step.with), step.partitions)
        .mapValues((both) => (called(both), functions.joined(both)));
    case "cogroup":
      return of(step.on)
        .cogroup(of(step.with), step.partitions)
        .mapValues((both) => (called(both), functions.cogrouped(both)));
    case "reduceByKey":
    case "groupByKey":
    case "partitionBy":
    case "distinct":
    case "repartition":
      return keyed(of(step.on), step.op, step.partitions);
    default:
      return stepwise(of(step.on), step.op, called);
  }
}

export const parentsOf = (step: Step): readonly number[] =>
  "with" in step ? [step.on, step.with] : "on" in step ? [step.on] : [];

/** The lineage behind a step in one line: `parallelize(3) → map → reduceByKey(2)`. */
export function inWords(lineage: Lineage, at: number = lineage.length - 1): string {
  const text = spelled(lineage, at);
  return text.length <= 150 ? text : `${text.slice(0, 60)} … ${text.slice(-80)}`;
}

function spelled(lineage: Lineage, at: number): string {
  const step = lineage[at];
  if (step === undefined) return "";
  switch (step.op) {
    case "parallelize":
      return `parallelize(${step.slices})`;
    case "union":
    case "cartesian":
      return `${spelled(lineage, step.on)} → ${step.op}(${spelled(lineage, step.with)})`;
    case "join":
    case "cogroup":
      return `${spelled(lineage, step.on)} → ${step.op}(${spelled(lineage, step.with)}, ${step.partitions})`;
    default: {
      const count = "partitions" in step ? `(${step.partitions})` : "";
      return `${spelled(lineage, step.on)} → ${step.op}${count}`;
    }
  }
}

export const pairs = (most: number = 20): fc.Arbitrary<readonly Pair[]> =>
  fc.array(fc.tuple(fc.nat(4), fc.nat(20)), { maxLength: most, size: "max" });
