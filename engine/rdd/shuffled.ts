/**
 * RDDs on the far side of a shuffle: ShuffledRDD, CoGroupedRDD, SubtractedRDD. They read one reduce partition from every map
 * output, combine if there is an aggregator, sort if there is an ordering. The order of combined keys is that of Spark's
 * AppendOnlyMap. Rules C1.25–C1.33, C1.56, C5.8. Spark 3.5.3: core/…/rdd/ShuffledRDD.scala, CoGroupedRDD.scala, SubtractedRDD.scala.
 */
import { hashCode, type KeyKind } from "../foundation/hash-code.ts";
import { keyIdentity } from "../foundation/key-map.ts";
import { appendOnlyMapOrder, javaHashMapOrder } from "../foundation/map-order.ts";
import type { AnyRdd, RddNode } from "./core.ts";
import {
  oneToOne,
  shuffle,
  type Aggregator,
  type BoundAggregator,
  type Dependency,
  type ShuffleDependency,
  type ShuffleOptions,
} from "./dependency.ts";
import { arrayCursor, collectAll, iterate } from "./iterate.ts";
import { iteratorCursor } from "./pipes.ts";
import { askedInPlace, type PartitionerView } from "./key-policies.ts";
import { RangePartitioner } from "./range-partitioner.ts";
import type { Sink, TaskContext } from "./ports.ts";
import type { Partitioner } from "./partitioner.ts";

type Pair = readonly [unknown, unknown];

/** Keys with one combiner each, handed out in the order of a JVM hash table. */
export class CombinerMap {
  readonly #places = new Map<unknown, number>();
  readonly #identity: (key: unknown) => unknown;
  readonly keys: unknown[] = [];
  readonly combiners: unknown[] = [];

  constructor(identity: (key: unknown) => unknown = keyIdentity) {
    this.#identity = identity;
  }

  /** Where the key stands, or -1. */
  placeOf(key: unknown): number {
    return this.#places.get(this.#identity(key)) ?? -1;
  }

  add(key: unknown, combiner: unknown): void {
    this.#places.set(this.#identity(key), this.keys.length);
    this.keys.push(key);
    this.combiners.push(combiner);
  }

  /** Key and combiner in the order of AppendOnlyMap. */
  inSlotOrder(kind?: KeyKind): [unknown, unknown][] {
    const hashes = this.keys.map((key) =>
      key === null || key === undefined ? undefined : hashCode(key, kind),
    );
    return appendOnlyMapOrder(hashes).map((at) => [this.keys[at], this.combiners[at]]);
  }
}

/** Combines values by key: the map side's insertCombined and the reduce side's combineValuesByKey. */
export function combineValues(records: Iterable<Pair>, by: BoundAggregator): CombinerMap {
  const map = new CombinerMap();
  for (const [key, value] of records) insertValue(map, by, key, value);
  return map;
}

export function insertValue(
  map: CombinerMap,
  by: BoundAggregator,
  key: unknown,
  value: unknown,
): void {
  const at = map.placeOf(key);
  if (at === -1) map.add(key, by.createCombiner(value));
  else map.combiners[at] = by.mergeValue(map.combiners[at], value);
}

/** Combines combiners by key. */
export function combineCombiners(records: Iterable<Pair>, by: BoundAggregator): CombinerMap {
  const map = new CombinerMap();
  for (const [key, combiner] of records) {
    const at = map.placeOf(key);
    if (at === -1) map.add(key, combiner);
    else map.combiners[at] = by.mergeCombiners(map.combiners[at], combiner);
  }
  return map;
}

/** ShuffledRDD: the reduce side of one shuffle. */
export function shuffledNode<T>(parent: AnyRdd, options: ShuffleOptions): RddNode<T> {
  const own = dependencyOf(parent, options);
  return {
    className: "ShuffledRDD",
    numPartitions: () => options.partitioner.numPartitions,
    keyKind: parent.keyKind,
    dependencies: () => [own()],
    partitioner: options.partitioner,
    closures: options.aggregator?.closures ?? [],
    compute: (partition, task, sink) => {
      const dependency = own();
      const records = task.readShuffle(dependency, partition);
      const push = sink as Sink<unknown>;
      if (dependency.aggregator !== undefined) {
        const by = dependency.aggregator.bind(task.instance);
        const combined = (
          dependency.mapSideCombine ? combineCombiners(records, by) : combineValues(records, by)
        ).inSlotOrder(parent.keyKind);
        return arrayCursor(sorted(combined, dependency), push);
      }
      if (dependency.keyOrdering === undefined)
        return iteratorCursor<unknown>(records[Symbol.iterator](), push);
      return arrayCursor<unknown>(sorted([...records], dependency), push);
    },
  };
}

/** The dependency is made when it is first asked for, and takes its shuffle id then (C1.13). */
function dependencyOf(parent: AnyRdd, options: ShuffleOptions): () => ShuffleDependency {
  let made: ShuffleDependency | undefined;
  return () => (made ??= shuffle(parent, options));
}

function sorted<P extends Pair>(pairs: P[], dependency: ShuffleDependency): P[] {
  const ordering = dependency.keyOrdering;
  return ordering === undefined ? pairs : pairs.sort((a, b) => ordering(a[0], b[0]));
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
      return arrayCursor(
        combineValues(records, aggregator.bind(task.instance)).inSlotOrder(parent.keyKind),
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
    partitioner,
    compute: (partition, task, sink) => {
      const groups = new CombinerMap();
      dependencies().forEach((dependency, side) => {
        for (const [key, value] of readSide(dependency, partition, task)) {
          let at = groups.placeOf(key);
          if (at === -1) {
            at = groups.keys.length;
            groups.add(
              key,
              parents.map((): unknown[] => []),
            );
          }
          ((groups.combiners[at] as unknown[][])[side] as unknown[]).push(value);
        }
      });
      return arrayCursor(groups.inSlotOrder(parents[0]?.keyKind) as [unknown, unknown[][]][], sink);
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
