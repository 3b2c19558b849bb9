/**
 * The transformations of key-value RDDs. They exist on an RDD of pairs only: elsewhere they do not type-check. Partitioners, map-side
 * combine and the number of RDDs made are Spark's. Left out so far: sampleByKey, countApproxDistinctByKey, Hadoop outputs.
 * Spark 3.5.3: core/…/rdd/PairRDDFunctions.scala, OrderedRDDFunctions.scala.
 */
import { combining, folding, grouping, reducing } from "./aggregators.ts";
import type { AnyRdd } from "./core.ts";
import type { Aggregator } from "./dependency.ts";
import { naturalOrdering, type Ordering } from "./ordering.ts";
import { HashPartitioner, defaultPartitioner, type Partitioner } from "./partitioner.ts";
import { flatValuePipe, plainPipe, valuePipe } from "./pipes.ts";
import type { UserFunction } from "./ports.ts";
import { rangePartitioner } from "./range-partitioner.ts";
import type { RDD } from "./rdd.ts";
import { coGroupedNode, combineInPlace, shuffledNode, subtractedNode } from "./shuffled.ts";
import { Transformations } from "./transformations.ts";

type Pairs<K, V> = RDD<[K, V]>;
/** A partitioner, or a number of hash partitions. */
export type Partitioning = Partitioner | number | undefined;

export abstract class PairTransformations<T> extends Transformations<T> {
  keys<K, V>(this: Pairs<K, V>): RDD<K> {
    return build(this, "keys", () =>
      this.piped(
        plainPipe((pair: [K, V]) => pair[0]),
        [],
        false,
      ),
    );
  }

  values<K, V>(this: Pairs<K, V>): RDD<V> {
    return build(this, "values", () =>
      this.piped(
        plainPipe((pair: [K, V]) => pair[1]),
        [],
        false,
      ),
    );
  }

  mapValues<K, V, U>(this: Pairs<K, V>, f: (value: V) => U): Pairs<K, U> {
    return build(
      this,
      "mapValues",
      () => this.piped(valuePipe(f), [f as UserFunction], true) as unknown as Pairs<K, U>,
    );
  }

  flatMapValues<K, V, U>(this: Pairs<K, V>, f: (value: V) => Iterable<U>): Pairs<K, U> {
    return build(
      this,
      "flatMapValues",
      () => this.piped(flatValuePipe(f), [f as UserFunction], true) as unknown as Pairs<K, U>,
    );
  }

  combineByKey<K, V, C>(
    this: Pairs<K, V>,
    createCombiner: (value: V) => C,
    mergeValue: (combiner: C, value: V) => C,
    mergeCombiners: (a: C, b: C) => C,
    partitions?: Partitioning,
  ): Pairs<K, C> {
    const by = combining(
      createCombiner as UserFunction,
      mergeValue as UserFunction,
      mergeCombiners as UserFunction,
    );
    return build(this, "combineByKey", () => combined<K, C>(this, by, partitions, true));
  }

  reduceByKey<K, V>(
    this: Pairs<K, V>,
    f: (a: V, b: V) => V,
    partitions?: Partitioning,
  ): Pairs<K, V> {
    return build(this, "reduceByKey", () =>
      combined<K, V>(this, reducing(f as UserFunction), partitions, true),
    );
  }

  foldByKey<K, V>(
    this: Pairs<K, V>,
    zero: V,
    f: (a: V, b: V) => V,
    partitions?: Partitioning,
  ): Pairs<K, V> {
    return build(this, "foldByKey", () =>
      combined<K, V>(this, folding(zero, f as UserFunction, f as UserFunction), partitions, true),
    );
  }

  aggregateByKey<K, V, U>(
    this: Pairs<K, V>,
    zero: U,
    seqOp: (sum: U, value: V) => U,
    combOp: (a: U, b: U) => U,
    partitions?: Partitioning,
  ): Pairs<K, U> {
    const by = folding(zero, seqOp as UserFunction, combOp as UserFunction);
    return build(this, "aggregateByKey", () => combined<K, U>(this, by, partitions, true));
  }

  groupByKey<K, V>(this: Pairs<K, V>, partitions?: Partitioning): Pairs<K, V[]> {
    return build(this, "groupByKey", () => combined<K, V[]>(this, grouping, partitions, false));
  }

  /** Moves records by key; answers this RDD itself where it is already partitioned so. */
  partitionBy<K, V>(this: Pairs<K, V>, partitioner: Partitioner): Pairs<K, V> {
    if (partitioner.equals(this.partitioner)) return this;
    return build(this, "partitionBy", () =>
      this.derive(shuffledNode<[K, V]>(this, { partitioner })),
    );
  }

  sortByKey<K, V>(
    this: Pairs<K, V>,
    ascending: boolean = true,
    numPartitions?: number,
    ordering: Ordering<K> = naturalOrdering,
  ): Pairs<K, V> {
    return build(this, "sortByKey", () => {
      const order = ordering as Ordering<unknown>;
      const wanted = numPartitions ?? this.getNumPartitions();
      const partitioner = rangePartitioner(this, wanted, order, ascending);
      const keyOrdering: Ordering<unknown> = ascending ? order : (a, b) => order(b, a);
      return this.derive(shuffledNode<[K, V]>(this, { partitioner, keyOrdering }));
    });
  }

  /** For each key the values on both sides, each a list. */
  cogroup<K, V, W>(
    this: Pairs<K, V>,
    other: Pairs<K, W>,
    partitions?: Partitioning,
  ): Pairs<K, [V[], W[]]> {
    return build(this, "cogroup", () => grouped<K, V, W>(this, other, partitions));
  }

  join<K, V, W>(
    this: Pairs<K, V>,
    other: Pairs<K, W>,
    partitions?: Partitioning,
  ): Pairs<K, [V, W]> {
    return build(this, "join", () =>
      grouped<K, V, W>(this, other, partitions).flatMapValues(([vs, ws]) => matches(vs, ws)),
    );
  }

  leftOuterJoin<K, V, W>(
    this: Pairs<K, V>,
    other: Pairs<K, W>,
    partitions?: Partitioning,
  ): Pairs<K, [V, W | undefined]> {
    return build(this, "leftOuterJoin", () =>
      grouped<K, V, W>(this, other, partitions).flatMapValues(([vs, ws]): [V, W | undefined][] =>
        matches(vs, orNothing(ws)),
      ),
    );
  }

  rightOuterJoin<K, V, W>(
    this: Pairs<K, V>,
    other: Pairs<K, W>,
    partitions?: Partitioning,
  ): Pairs<K, [V | undefined, W]> {
    return build(this, "rightOuterJoin", () =>
      grouped<K, V, W>(this, other, partitions).flatMapValues(([vs, ws]): [V | undefined, W][] =>
        matches(orNothing(vs), ws),
      ),
    );
  }

  fullOuterJoin<K, V, W>(
    this: Pairs<K, V>,
    other: Pairs<K, W>,
    partitions?: Partitioning,
  ): Pairs<K, [V | undefined, W | undefined]> {
    return build(this, "fullOuterJoin", () =>
      grouped<K, V, W>(this, other, partitions).flatMapValues(
        ([vs, ws]): [V | undefined, W | undefined][] => matches(orNothing(vs), orNothing(ws)),
      ),
    );
  }

  subtractByKey<K, V, W>(
    this: Pairs<K, V>,
    other: Pairs<K, W>,
    partitions?: Partitioning,
  ): Pairs<K, V> {
    return build(this, "subtractByKey", () => {
      const partitioner =
        chosen(partitions, this) ??
        this.partitioner ??
        new HashPartitioner(this.getNumPartitions(), this.keyKind);
      return this.derive(subtractedNode<[K, V]>(this, other, partitioner));
    });
  }
}

function build<R>(rdd: AnyRdd, name: string, make: () => R): R {
  return rdd.context.operation(name, make);
}

function chosen(partitions: Partitioning, rdd: AnyRdd): Partitioner | undefined {
  return typeof partitions === "number" ? new HashPartitioner(partitions, rdd.keyKind) : partitions;
}

/** combineByKeyWithClassTag: a shuffle, or a combine in place where the data is already partitioned that way. */
function combined<K, C>(
  rdd: AnyRdd,
  aggregator: Aggregator,
  partitions: Partitioning,
  mapSideCombine: boolean,
): Pairs<K, C> {
  const partitioner = chosen(partitions, rdd) ?? defaultPartitioner(rdd);
  const node = partitioner.equals(rdd.partitioner)
    ? combineInPlace(rdd, aggregator)
    : shuffledNode<[unknown, unknown]>(rdd, { partitioner, aggregator, mapSideCombine });
  return rdd.derive(node) as unknown as Pairs<K, C>;
}

/** CoGroupedRDD and the step that shapes its groups. */
function grouped<K, V, W>(
  left: AnyRdd,
  right: AnyRdd,
  partitions: Partitioning,
): Pairs<K, [V[], W[]]> {
  const partitioner = chosen(partitions, left) ?? defaultPartitioner(left, right);
  const together = left.derive(coGroupedNode([left, right], partitioner));
  return together.piped(
    plainPipe((group: unknown) => group),
    [],
    true,
  ) as unknown as Pairs<K, [V[], W[]]>;
}

/** For each left value, each right value. */
function matches<V, W>(left: readonly V[], right: readonly W[]): [V, W][] {
  return left.flatMap((v) => right.map((w): [V, W] => [v, w]));
}

const orNothing = <V>(values: readonly V[]): readonly (V | undefined)[] =>
  values.length === 0 ? [undefined] : values;
