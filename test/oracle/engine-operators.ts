/** The operators and actions of recorded programs as calls of the engine's public face: one call a step, as in the Scala text. */
import { HashPartitioner, type RDD, type SparkContext } from "../../engine/index.ts";
import { aggregators } from "./aggregators.ts";
import { furtherActionRun, isFurtherAction } from "./further-actions.ts";
import { furtherRdd, isFurther, type Files } from "./further-operators.ts";
import type { AttemptView } from "./functions-faults.ts";
import {
  binaries,
  flatMapFunctions,
  indexedFunctions,
  mapFunctions,
  partitionFunctions,
  predicates,
  type Unary,
} from "./functions.ts";
import type { Action, Operation, UnaryStep } from "./program.ts";
import { toEngine } from "./values.ts";

export type AnyRdd = RDD<unknown>;
type Pairs = RDD<[unknown, unknown]>;
type One = (value: unknown) => unknown;
type Two = (left: unknown, right: unknown) => unknown;

const one = (fn: Pick<Unary, "run">): One => fn.run as One;
const two = (fn: { run: (left: never, right: never) => unknown }): Two => fn.run as Two;
const many = (fn: Pick<Unary, "run">): ((value: unknown) => Iterable<unknown>) =>
  fn.run as (value: unknown) => Iterable<unknown>;
const pairs = (rdd: AnyRdd): Pairs => rdd as Pairs;

/** Makes the RDD of one step. */
export function makeRdd(
  sc: SparkContext,
  step: Operation,
  inputs: readonly AnyRdd[],
  files: Files,
): AnyRdd {
  if (isFurther(step)) return furtherRdd(step, inputs, sc, files);
  const [first, second] = inputs;
  switch (step.op) {
    case "parallelize":
      return sc.parallelize(step.data.map(toEngine), step.slices);
    case "range":
      return sc.range(BigInt(step.start), BigInt(step.end), BigInt(step.step), step.slices);
    case "emptyRDD":
      return sc.emptyRDD();
    case "textFile":
      return sc.textFile(files.stored(step.text), step.partitions);
    case "union":
      return inputs.length === 2 ? given(first).union(given(second)) : sc.union(inputs);
    case "cogroup":
      return pairs(given(first)).cogroup(pairs(given(second)), step.partitions);
    case "join":
      return pairs(given(first)).join(pairs(given(second)), step.partitions);
    case "leftOuterJoin":
      return pairs(given(first)).leftOuterJoin(pairs(given(second)), step.partitions);
    case "rightOuterJoin":
      return pairs(given(first)).rightOuterJoin(pairs(given(second)), step.partitions);
    case "fullOuterJoin":
      return pairs(given(first)).fullOuterJoin(pairs(given(second)), step.partitions);
    case "subtractByKey":
      return pairs(given(first)).subtractByKey(pairs(given(second)), step.partitions);
    case "adding":
    case "reading":
    case "lookUp":
    case "spoil":
      throw new Error("a step with a shared variable stands in programs/sharing.ts");
    default:
      return oneParent(step, given(first));
  }
}

function oneParent(step: UnaryStep, on: AnyRdd): AnyRdd {
  switch (step.op) {
    case "map":
      return mapped(on, mapFunctions[step.fn]);
    case "keyBy":
      return on.keyBy(one(mapFunctions[step.fn]));
    case "mapValues":
      return pairs(on).mapValues(one(mapFunctions[step.fn]));
    case "flatMap":
      return on.flatMap(many(flatMapFunctions[step.fn]));
    case "flatMapValues":
      return pairs(on).flatMapValues(many(flatMapFunctions[step.fn]));
    case "filter":
      return on.filter(predicates[step.fn].run as (value: unknown) => boolean);
    case "mapPartitions":
      return on.mapPartitions(many(partitionFunctions[step.fn]), step.preserves);
    case "mapPartitionsWithIndex":
      return on.mapPartitionsWithIndex(
        indexedFunctions[step.fn].run as (
          index: number,
          records: Iterable<unknown>,
        ) => Iterable<unknown>,
        step.preserves,
      );
    case "glom":
    case "zipWithIndex":
    case "zipWithUniqueId":
      return on[step.op]();
    case "keys":
    case "values":
      return pairs(on)[step.op]();
    case "coalesce":
      return on.coalesce(step.partitions, step.shuffle);
    case "repartition":
      return on.repartition(step.partitions);
    case "distinct":
      return on.distinct(step.partitions);
    case "sortBy":
      return on.sortBy(one(mapFunctions[step.fn]), step.ascending, step.partitions);
    default:
      return keyed(step, pairs(on));
  }
}

type Keyed = Extract<
  UnaryStep,
  {
    op:
      | "partitionBy"
      | "reduceByKey"
      | "foldByKey"
      | "aggregateByKey"
      | "combineByKey"
      | "groupByKey"
      | "sortByKey";
  }
>;

function keyed(step: Keyed, on: Pairs): AnyRdd {
  switch (step.op) {
    case "partitionBy":
      return on.partitionBy(new HashPartitioner(step.partitions, on.keyKind));
    case "groupByKey":
      return on.groupByKey(step.partitions);
    case "reduceByKey":
      return on.reduceByKey(two(binaries[step.fn]), step.partitions);
    case "foldByKey":
      return on.foldByKey(toEngine(step.zero), two(binaries[step.fn]), step.partitions);
    case "sortByKey":
      return on.sortByKey(step.ascending, step.partitions);
    case "aggregateByKey": {
      const { zero, merge, combine } = aggregators[step.aggregator];
      return on.aggregateByKey(toEngine(zero), merge as Two, combine as Two, step.partitions);
    }
    case "combineByKey": {
      const { create, merge, combine } = aggregators[step.aggregator];
      return on.combineByKey(create as One, merge as Two, combine as Two, step.partitions);
    }
  }
}

/** Runs one action. `saved` gives a path to save to and reads it back. */
export async function runAction(
  on: AnyRdd,
  step: Action,
  saved: (save: (path: string) => Promise<void>) => Promise<unknown>,
): Promise<unknown> {
  if (isFurtherAction(step)) return furtherActionRun(step, on);
  switch (step.action) {
    case "collect":
    case "count":
    case "first":
    case "countByValue":
      return on[step.action]();
    case "countByKey":
      return pairs(on).countByKey();
    case "checkpointed":
      return Promise.resolve([on.isCheckpointed, on.getCheckpointFile() !== undefined]);
    case "collectPartitions":
      return on.glom().collect();
    case "foreach":
      return on.foreach(() => undefined);
    case "take":
      return on.take(step.count);
    case "reduce":
      return on.reduce(two(binaries[step.fn]));
    case "fold":
      return on.fold(toEngine(step.zero), two(binaries[step.fn]));
    case "aggregate": {
      const { zero, merge, combine } = aggregators[step.aggregator];
      return on.aggregate(toEngine(zero), merge as Two, combine as Two);
    }
    case "foreachAdding":
    case "countDestroyed":
      throw new Error("an action with a shared variable stands in programs/sharing.ts");
    case "saveAsTextFile":
      return saved((path) => on.saveAsTextFile(path));
  }
}

/** `map`, also with a function that asks which attempt runs it: the engine hands that to a pipe, Spark to TaskContext.get. */
function mapped(on: AnyRdd, fn: Unary): AnyRdd {
  const { fails } = fn;
  if (fails === undefined) return on.map(one(fn));
  const open = (
    task: AttemptView,
    _partition: number,
    down: (record: unknown) => boolean,
  ): { sink: (record: unknown) => boolean } => ({
    sink: (record) => {
      if (fails(task)) throw new Error("boom");
      return down(record);
    },
  });
  return on.context.operation("map", () => on.piped<unknown>({ open }, [], false));
}

function given(rdd: AnyRdd | undefined): AnyRdd {
  if (rdd === undefined) throw new Error("a parent is missing");
  return rdd;
}
