/**
 * The transformations of key-value RDDs. They exist on an RDD of pairs only: elsewhere they do not type-check. Partitioners, map-side
 * combine and the number of RDDs made are Spark's. Joins stand in cogroups.ts, what needs an order of keys in ordered.ts.
 * Spark 3.5.3: core/…/rdd/PairRDDFunctions.scala.
 */
import { capturesNothing } from "../foundation/closures.ts";
import { JavaError, illegalArgument } from "../foundation/errors.ts";
import { scalaIdentity } from "../foundation/key-map.ts";
import { combining, folding, grouping, reducing } from "./aggregators.ts";
import type { AnyRdd } from "./core.ts";
import type { Aggregator } from "./dependency.ts";
import { chosen, defaultPartitioner, type Partitioner, type Partitioning } from "./partitioner.ts";
import { flatValuePipe, plainPipe, valuePipe } from "./pipes.ts";
import { calling, exactSamplers } from "./exact-strata.ts";
import type { UserFunction } from "./ports.ts";
import { collecting } from "./result-functions.ts";
import type { RDD } from "./rdd.ts";
import { samplePipe } from "./sampled.ts";
import { stratified } from "./samplers.ts";
import type { Seed } from "./sampling.ts";
import { combineInPlace, shuffledNode } from "./shuffled.ts";
import { scalaText } from "./text-output.ts";
import { Barriers } from "./barriers.ts";

export type Pairs<K, V> = RDD<[K, V]>;
export abstract class PairTransformations<T> extends Barriers<T> {
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
    mapSideCombine: boolean = true,
  ): Pairs<K, C> {
    const by = combining(
      createCombiner as UserFunction,
      mergeValue as UserFunction,
      mergeCombiners as UserFunction,
    );
    return build(this, "combineByKey", () => combined<K, C>(this, by, partitions, mapSideCombine));
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

  /**
   * About so large a part of each key's pairs as `fractions` says for the key, drawn one by one. @throws NoSuchElementException in the task for a
   * key that has none.
   */
  sampleByKey<K, V>(
    this: Pairs<K, V>,
    withReplacement: boolean,
    fractions: ReadonlyMap<K, number>,
    seed?: Seed,
  ): Pairs<K, V> {
    const rateOf = ratesOf(fractions);
    const own = this.seedOf(seed);
    return build(this, "sampleByKey", () =>
      this.piped<[K, V]>(
        samplePipe((partition) => stratified(rateOf, withReplacement, own + BigInt(partition))),
        [],
        true,
        true,
      ),
    );
  }

  /**
   * The same part of each key's pairs, but of exactly that size, rounded up, in nearly every draw. A job runs at the call, and with replacement one that
   * counts before it. @throws NoSuchElementException as sampleByKey
   */
  sampleByKeyExact<K, V>(
    this: Pairs<K, V>,
    withReplacement: boolean,
    fractions: ReadonlyMap<K, number>,
    seed?: Seed,
  ): Pairs<K, V> {
    const rateOf = ratesOf(fractions);
    const own = this.seedOf(seed);
    return build(this, "sampleByKeyExact", () => {
      const samplers = exactSamplers(this, { rateOf, withReplacement, seed: own }, () => {
        return calling(this, "countByKey", () => {
          const counts = this.mapValues(capturesNothing(() => 1)).reduceByKey(
            capturesNothing((a: number, b: number) => a + b),
          );
          const parts = this.context.runJobBlocking(counts, collecting);
          return new Map(
            (parts.flat() as [unknown, number][]).map(([key, n]) => [scalaIdentity(key), n]),
          );
        });
      });
      return this.piped<[K, V]>(samplePipe(samplers), [], true, true);
    });
  }
}

/** The fraction of each key. @throws IllegalArgumentException for one below 0 */
function ratesOf<K>(fractions: ReadonlyMap<K, number>): (key: unknown) => number {
  if ([...fractions.values()].some((fraction) => fraction < 0))
    throw illegalArgument("requirement failed: Negative sampling rates.");
  const rates = new Map([...fractions].map(([key, rate]) => [scalaIdentity(key), rate]));
  return (key) => {
    const rate = rates.get(scalaIdentity(key));
    if (rate !== undefined) return rate;
    throw new JavaError("java.util.NoSuchElementException", `key not found: ${scalaText(key)}`);
  };
}

/** Builds what the method `name` of the user's makes. */
export function build<R>(rdd: AnyRdd, name: string, make: () => R): R {
  return rdd.context.operation(name, make);
}

/** combineByKeyWithClassTag: a shuffle, or a combine in place where the data is already partitioned that way. */
export function combined<K, C>(
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
