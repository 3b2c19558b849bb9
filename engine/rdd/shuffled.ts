/**
 * RDDs on the far side of a shuffle: ShuffledRDD, CoGroupedRDD, SubtractedRDD. They read one reduce partition from every map
 * output, combine if there is an aggregator, sort if there is an ordering. The order of combined keys is that of Spark's
 * AppendOnlyMap. Rules C1.25–C1.33, C1.56, C5.8. Spark 3.5.3: core/…/rdd/ShuffledRDD.scala, CoGroupedRDD.scala, SubtractedRDD.scala.
 */
import { ofCombiners, type BoundAggregator, type Pair } from "../collection/bound-aggregator.ts";
import { ExternalAppendOnlyMap } from "../collection/external-append-only-map.ts";
import { ExternalSorter } from "../collection/external-sorter.ts";
import { iteratorOf } from "../collection/sorted-runs.ts";
import { hashCode } from "../foundation/hash-code.ts";
import { keyIdentity } from "../foundation/key-map.ts";
import { javaHashMapOrder } from "../foundation/map-order.ts";
import { defined } from "../foundation/assert.ts";
import type { AnyRdd } from "./core.ts";
import type { RddNode } from "./rdd-node.ts";
import {
  oneToOne,
  shuffle,
  type Aggregator,
  type Dependency,
  type ShuffleDependency,
  type ShuffleOptions,
} from "./dependency.ts";
import { arrayCursor, collectAll, iterate } from "./iterate.ts";
import type { Ordering } from "./ordering.ts";
import { iteratorCursor } from "./pipes.ts";
import { askedInPlace, type PartitionerView } from "./key-policies.ts";
import { RangePartitioner } from "./range-partitioner.ts";
import type { Sink, TaskContext } from "./ports.ts";
import type { Partitioner } from "./partitioner.ts";

/** ShuffledRDD: the reduce side of one shuffle. */
export function shuffledNode<T>(parent: AnyRdd, options: ShuffleOptions): RddNode<T> {
  const own = dependencyOf(parent, options);
  return {
    className: "ShuffledRDD",
    numPartitions: () => options.partitioner.numPartitions,
    keyKind: parent.keyKind,
    dependencies: () => [own()],
    parents: [parent],
    partitioner: options.partitioner,
    closures: options.aggregator?.closures ?? [],
    compute: (partition, task, sink) => {
      const dependency = own();
      const records = task.readShuffle(dependency, partition);
      const push = sink as Sink<unknown>;
      return iteratorCursor<unknown>(
        sorted(combined(records, dependency, task), dependency.keyOrdering, task),
        push,
      );
    },
  };
}

type Pairs = Iterable<Pair>;

/** The records, or one combiner for each key. */
function combined(records: Pairs, dependency: ShuffleDependency, task: TaskContext): Pairs {
  const { aggregator, mapSideCombine, rdd } = dependency;
  if (aggregator === undefined) return records;
  const own = aggregator.bind(task.instance);
  const by = mapSideCombine ? ofCombiners(own) : own;
  return iterable(combineByKey(records, by, rdd, task));
}

/** Aggregator.combineValuesByKey. */
const combineByKey = (
  records: Pairs,
  by: BoundAggregator,
  { keyKind }: AnyRdd,
  { memory }: TaskContext,
): Iterator<[unknown, unknown], undefined> =>
  new ExternalAppendOnlyMap(by, memory, keyKind).insertAll(records).iterator();

/** The records as they come, or in the order of their keys. */
export function sorted(
  records: Pairs,
  ordering: Ordering<unknown> | undefined,
  { memory }: TaskContext,
): Iterator<Pair> {
  if (ordering === undefined) return records[Symbol.iterator]();
  const sorter = new ExternalSorter({ keyKind: undefined, ordering }, memory).insertAll(records);
  const [run] = sorter.partitions();
  return iteratorOf(defined(run, "the one partition of a sorter"), () => sorter.stop());
}

const iterable = <T>(iterator: Iterator<T>): Iterable<T> => ({
  [Symbol.iterator]: () => iterator,
});

/** The dependency is made when it is first asked for, and takes its shuffle id then (C1.13). */
function dependencyOf(parent: AnyRdd, options: ShuffleOptions): () => ShuffleDependency {
  let made: ShuffleDependency | undefined;
  return () => (made ??= shuffle(parent, { ...options, picksSerializer: true }));
}

/** The combine that needs no shuffle, because the data is already partitioned that way (C1.37). */
export function combineInPlace(
  parent: AnyRdd,
  aggregator: Aggregator,
): RddNode<[unknown, unknown]> {
  return {
    className: "MapPartitionsRDD",
    keyKind: parent.keyKind,
    numPartitions: () => parent.getNumPartitions(),
    dependencies: () => [oneToOne(parent)],
    partitioner: parent.partitioner,
    closures: aggregator.closures,
    compute: (partition, task, sink) => {
      const records = collectAll(iterate, parent, partition, task) as Pair[];
      return iteratorCursor(
        combineByKey(records, aggregator.bind(task.instance), parent, task),
        sink,
      );
    },
  };
}

/** CoGroupedRDD: for each key, one list of values per parent. A parent already partitioned alike is read in place. */
export function coGroupedNode(
  parents: readonly AnyRdd[],
  partitioner: Partitioner,
): RddNode<[unknown, unknown[][]]> {
  const dependencies = sides(parents, partitioner);
  return {
    className: "CoGroupedRDD",
    keyKind: parents[0]?.keyKind,
    numPartitions: () => partitioner.numPartitions,
    dependencies,
    parents,
    partitioner,
    compute: (partition, task, sink) => {
      const map = new ExternalAppendOnlyMap(
        coGrouping(parents.length),
        task.memory,
        parents[0]?.keyKind,
      );
      dependencies().forEach((dependency, side) => {
        for (const [key, value] of readSide(dependency, partition, task))
          map.insert(key, [value, side]);
      });
      return iteratorCursor(map.iterator() as Iterator<[unknown, unknown[][]]>, sink);
    },
  };
}

/** A key's values as one list for each of so many sides; what is merged in says which side it comes from. */
function coGrouping(count: number): BoundAggregator {
  const mergeValue = (groups: unknown, tagged: unknown): unknown => {
    const [value, side] = tagged as readonly [unknown, number];
    ((groups as unknown[][])[side] as unknown[]).push(value);
    return groups;
  };
  return {
    held: "groups",
    createCombiner: (tagged) =>
      mergeValue(
        Array.from({ length: count }, (): unknown[] => []),
        tagged,
      ),
    mergeValue,
    mergeCombiners: (a, b) => {
      (b as unknown[][]).forEach((group, side) => {
        for (const value of group) ((a as unknown[][])[side] as unknown[]).push(value);
      });
      return a;
    },
  };
}

function sides(parents: readonly AnyRdd[], partitioner: Partitioner): () => readonly Dependency[] {
  let made: readonly Dependency[] | undefined;
  return () =>
    (made ??= parents.map((rdd) =>
      isInPlace(rdd, partitioner) ? oneToOne(rdd) : shuffle(rdd, { partitioner }),
    ));
}

/** A side that is partitioned as the result is to be. */
function isInPlace(rdd: AnyRdd, wanted: Partitioner): boolean {
  const { readInPlace } = rdd.context.policies;
  if (readInPlace === undefined) return wanted.equals(rdd.partitioner);
  const { partitioner } = rdd;
  const own = partitioner === undefined ? undefined : partitionerView(partitioner);
  return askedInPlace(readInPlace, rdd.getNumPartitions(), own, partitionerView(wanted));
}

const partitionerView = (partitioner: Partitioner): PartitionerView => ({
  kind: partitioner.className,
  numPartitions: partitioner.numPartitions,
  bounds:
    partitioner instanceof RangePartitioner ? [...(partitioner.bounds as readonly number[])] : [],
});

function readSide(dependency: Dependency, partition: number, task: TaskContext): Iterable<Pair> {
  if (dependency.kind === "ShuffleDependency") return task.readShuffle(dependency, partition);
  return collectAll(iterate, dependency.rdd, partition, task) as Pair[];
}

/** SubtractedRDD: the left records whose key the right side does not have, in the order of a java.util.HashMap. */
export function subtractedNode<T>(
  left: AnyRdd,
  right: AnyRdd,
  partitioner: Partitioner,
): RddNode<T> {
  const dependencies = sides([left, right], partitioner);
  return {
    className: "SubtractedRDD",
    keyKind: left.keyKind,
    numPartitions: () => partitioner.numPartitions,
    dependencies,
    parents: [left, right],
    partitioner,
    compute: (partition, task, sink) => {
      const [first, second] = dependencies() as [Dependency, Dependency];
      const kept = new Map<unknown, Pair[]>();
      for (const pair of readSide(first, partition, task)) {
        const identity = keyIdentity(pair[0]);
        const held = kept.get(identity);
        if (held === undefined) kept.set(identity, [pair]);
        else held.push(pair);
      }
      for (const [key] of readSide(second, partition, task)) kept.delete(keyIdentity(key));
      const groups = [...kept.values()];
      const order = javaHashMapOrder(groups.map((group) => hashCode(group[0]?.[0], left.keyKind)));
      return arrayCursor(
        order.flatMap((at) => groups[at] as Pair[]),
        sink as unknown as Sink<Pair>,
      );
    },
  };
}
