/**
 * The transformations that bring pairs of several RDDs together by key: `cogroup` of two to four, the joins that stand on it, and the difference.
 * An RDD that lies as wanted already is read in place. Rules C1.31–C1.32. Spark 3.5.3: core/…/rdd/PairRDDFunctions.scala.
 */
import { capturesNothing } from "../foundation/closures.ts";
import type { AnyRdd } from "./core.ts";
import { PairTransformations, build, type Pairs } from "./pair.ts";
import { HashPartitioner, chosen, defaultPartitioner, type Partitioning } from "./partitioner.ts";
import { plainPipe } from "./pipes.ts";
import { coGroupedNode, subtractedNode } from "./shuffled.ts";

export abstract class CoGroups<T> extends PairTransformations<T> {
  /** For each key the values of each RDD, each a list. */
  cogroup<K, V, W>(
    this: Pairs<K, V>,
    other: Pairs<K, W>,
    partitions?: Partitioning,
  ): Pairs<K, [V[], W[]]>;
  cogroup<K, V, W, X>(
    this: Pairs<K, V>,
    second: Pairs<K, W>,
    third: Pairs<K, X>,
    partitions?: Partitioning,
  ): Pairs<K, [V[], W[], X[]]>;
  cogroup<K, V, W, X, Y>(
    this: Pairs<K, V>,
    second: Pairs<K, W>,
    third: Pairs<K, X>,
    fourth: Pairs<K, Y>,
    partitions?: Partitioning,
  ): Pairs<K, [V[], W[], X[], Y[]]>;
  cogroup(this: AnyRdd, ...words: readonly unknown[]): never {
    const others = words.filter(isRdd);
    const partitions = words.find((word) => word !== undefined && !isRdd(word)) as Partitioning;
    return build(this, "cogroup", () => grouped([this, ...others], partitions)) as never;
  }

  /** `cogroup` with Spark's own choice of partitions. */
  groupWith<K, V, W>(this: Pairs<K, V>, other: Pairs<K, W>): Pairs<K, [V[], W[]]>;
  groupWith<K, V, W, X>(
    this: Pairs<K, V>,
    second: Pairs<K, W>,
    third: Pairs<K, X>,
  ): Pairs<K, [V[], W[], X[]]>;
  groupWith<K, V, W, X, Y>(
    this: Pairs<K, V>,
    second: Pairs<K, W>,
    third: Pairs<K, X>,
    fourth: Pairs<K, Y>,
  ): Pairs<K, [V[], W[], X[], Y[]]>;
  groupWith(this: AnyRdd, ...others: readonly AnyRdd[]): never {
    return build(this, "groupWith", () => grouped([this, ...others], undefined)) as never;
  }

  join<K, V, W>(
    this: Pairs<K, V>,
    other: Pairs<K, W>,
    partitions?: Partitioning,
  ): Pairs<K, [V, W]> {
    return build(this, "join", () =>
      pairedUp<K, V, W>(this, other, partitions).flatMapValues(
        capturesNothing(([vs, ws]) => matches(vs, ws)),
      ),
    );
  }

  leftOuterJoin<K, V, W>(
    this: Pairs<K, V>,
    other: Pairs<K, W>,
    partitions?: Partitioning,
  ): Pairs<K, [V, W | undefined]> {
    return build(this, "leftOuterJoin", () =>
      pairedUp<K, V, W>(this, other, partitions).flatMapValues(
        capturesNothing(([vs, ws]): [V, W | undefined][] => matches(vs, orNothing(ws))),
      ),
    );
  }

  rightOuterJoin<K, V, W>(
    this: Pairs<K, V>,
    other: Pairs<K, W>,
    partitions?: Partitioning,
  ): Pairs<K, [V | undefined, W]> {
    return build(this, "rightOuterJoin", () =>
      pairedUp<K, V, W>(this, other, partitions).flatMapValues(
        capturesNothing(([vs, ws]): [V | undefined, W][] => matches(orNothing(vs), ws)),
      ),
    );
  }

  fullOuterJoin<K, V, W>(
    this: Pairs<K, V>,
    other: Pairs<K, W>,
    partitions?: Partitioning,
  ): Pairs<K, [V | undefined, W | undefined]> {
    return build(this, "fullOuterJoin", () =>
      pairedUp<K, V, W>(this, other, partitions).flatMapValues(
        capturesNothing(([vs, ws]): [V | undefined, W | undefined][] =>
          matches(orNothing(vs), orNothing(ws)),
        ),
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

const isRdd = (word: unknown): word is AnyRdd => word instanceof PairTransformations;

/** CoGroupedRDD and the step that shapes its groups. */
function grouped(rdds: readonly [AnyRdd, ...AnyRdd[]], partitions: Partitioning): AnyRdd {
  const [first] = rdds;
  const partitioner = chosen(partitions, first) ?? defaultPartitioner(...rdds);
  const together = first.derive(coGroupedNode(rdds, partitioner));
  return together.piped(
    plainPipe((group: unknown) => group),
    [],
    true,
  );
}

const pairedUp = <K, V, W>(
  left: AnyRdd,
  right: AnyRdd,
  partitions: Partitioning,
): Pairs<K, [V[], W[]]> => grouped([left, right], partitions) as unknown as Pairs<K, [V[], W[]]>;

/** For each left value, each right value. */
function matches<V, W>(left: readonly V[], right: readonly W[]): [V, W][] {
  return left.flatMap((v) => right.map((w): [V, W] => [v, w]));
}

const orNothing = <V>(values: readonly V[]): readonly (V | undefined)[] =>
  values.length === 0 ? [undefined] : values;
