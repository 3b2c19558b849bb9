/**
 * ZippedPartitionsRDD2, 3 and 4: partition i is made from partition i of each parent, by one function that sees all their iterators. Rules C1.23,
 * C1.55. Spark 3.5.3: core/…/rdd/ZippedPartitionsRDD.scala.
 */
import { illegalArgument, SparkException } from "../foundation/errors.ts";
import type { AnyRdd } from "./core.ts";
import type { RddNode } from "./rdd-node.ts";
import { oneToOne } from "./dependency.ts";
import { iterate } from "./iterate.ts";
import { iteratorCursor, pull } from "./pipes.ts";
import type { Instance, UserFunction } from "./ports.ts";

type Records = IterableIterator<unknown>;
export type ZipFunction = (...parts: readonly Records[]) => Iterable<unknown>;

/** `ofEvaluator`: by a factory of evaluators, which is not looked at before a job needs it. `bind` answers the function over the copies of `closures` that belong to the attempt. */
export function zippedNode<V>(
  parents: readonly AnyRdd[],
  closures: readonly UserFunction[],
  bind: (instance: Instance, partition: number) => ZipFunction,
  preservesPartitioning: boolean,
  ofEvaluator: boolean = false,
): RddNode<V> {
  // Spark asks the parents once, when it makes the partitions: what they would like later does not count.
  let places: readonly (readonly string[])[] | undefined;
  const placesAsked = (): readonly (readonly string[])[] =>
    (places ??= Array.from({ length: commonSize(parents) }, (_, partition) =>
      sharedPlaces(parents.map((rdd) => rdd.preferredLocations(partition))),
    ));
  return {
    className: ofEvaluator
      ? "ZippedPartitionsWithEvaluatorRDD"
      : `ZippedPartitionsRDD${parents.length}`,
    isUnchecked: ofEvaluator,
    numPartitions: () => placesAsked().length,
    dependencies: () => parents.map((rdd) => oneToOne(rdd)),
    partitioner: preservesPartitioning ? parents[0]?.partitioner : undefined,
    keyKind: preservesPartitioning ? parents[0]?.keyKind : undefined,
    closures,
    preferredLocations: (partition) => placesAsked()[partition] ?? [],
    compute: (partition, task, sink) => {
      const parts = parents.map((rdd) =>
        pull<unknown>((down) => iterate(rdd, partition, task, down)),
      );
      const records = bind(task.instance, partition)(...parts) as Iterable<V>;
      return iteratorCursor(records[Symbol.iterator](), sink, () => {
        for (const part of parts) part.close();
      });
    },
  };
}

function commonSize(parents: readonly AnyRdd[]): number {
  const sizes = parents.map((rdd) => rdd.getNumPartitions());
  if (sizes.some((size) => size !== sizes[0]))
    throw illegalArgument(
      `Can't zip RDDs with unequal numbers of partitions: List(${sizes.join(", ")})`,
    );
  return sizes[0] as number;
}

/** Where all parents would like to be; where there is no such place, where any would. */
function sharedPlaces(places: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...rest] = places;
  const shared = first.filter((host) => rest.every((other) => other.includes(host)));
  return shared.length > 0 ? shared : [...new Set(places.flat())];
}

/** Both sides in step; they must end together. */
export function inStep(left: Iterator<unknown>, right: Iterator<unknown>): Records {
  return {
    next: () => {
      const a = left.next();
      const b = right.next();
      if (a.done === true && b.done === true) return { done: true, value: undefined };
      if (a.done === true || b.done === true) {
        throw new SparkException(
          "Can only zip RDDs with same number of elements in each partition",
        );
      }
      return { done: false, value: [a.value, b.value] };
    },
    [Symbol.iterator]() {
      return this;
    },
  };
}
