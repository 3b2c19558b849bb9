/**
 * The transformations that any RDD has. Each answers a new RDD and reads nothing; `sortBy` and `zipWithIndex` run a job when called,
 * as in Spark. Names, RDD ids consumed and partitioners kept are Spark's (C1.2, C1-C). Spark 3.5.3: core/…/rdd/RDD.scala.
 */
import { capturesNothing } from "../foundation/closures.ts";
import { illegalArgument } from "../foundation/errors.ts";
import type { AnyRdd } from "./core.ts";
import { cartesianNode, coalescedNode, dealRoundRobin } from "./coalesced.ts";
import { oneToOne } from "./dependency.ts";
import { arrayCursor, collectAll, iterate } from "./iterate.ts";
import {
  filterPipe,
  flatMapPipe,
  iteratorCursor,
  mapPipe,
  plainFilter,
  plainPipe,
  pull,
} from "./pipes.ts";
import type { RDD } from "./rdd.ts";
import type { Sink, UserFunction } from "./ports.ts";
import { naturalOrdering, type Ordering } from "./ordering.ts";
import {
  HashPartitioner,
  chosen,
  defaultPartitioner,
  type Partitioner,
  type Partitioning,
} from "./partitioner.ts";
import { Sampling } from "./sampling.ts";
import { AppendOnlyMap } from "../collection/append-only-map.ts";
import { shuffledNode } from "./shuffled.ts";
import { partitionerAwareUnion, unionNode } from "./sources.ts";

type Each<A, B> = (record: A) => B;

export abstract class Transformations<T> extends Sampling<T> {
  private get self(): RDD<T> {
    return this as unknown as RDD<T>;
  }

  map<U>(f: Each<T, U>): RDD<U> {
    return this.named("map", () => this.piped(mapPipe(f), [f as UserFunction], false));
  }

  filter(f: Each<T, boolean>): RDD<T> {
    return this.named("filter", () => this.piped(filterPipe(f), [f as UserFunction], true));
  }

  flatMap<U>(f: Each<T, Iterable<U>>): RDD<U> {
    return this.named("flatMap", () => this.piped(flatMapPipe(f), [f as UserFunction], false));
  }

  keyBy<K>(f: Each<T, K>): RDD<[K, T]> {
    return this.named("keyBy", () =>
      this.piped<[K, T]>(
        {
          open: (task, _partition, down) => {
            const own = task.instance(f as UserFunction) as unknown as Each<T, K>;
            return { sink: (record) => down([own(record as T), record as T]) };
          },
        },
        [f as UserFunction],
        false,
      ),
    );
  }

  /** One array for each partition. */
  glom(): RDD<T[]> {
    return this.named("glom", () =>
      this.derive<T[]>({
        className: "MapPartitionsRDD",
        numPartitions: () => this.getNumPartitions(),
        dependencies: () => [oneToOne(this)],
        compute: (partition, task, sink) =>
          arrayCursor([collectAll(iterate, this, partition, task) as T[]], sink),
      }),
    );
  }

  mapPartitions<U>(
    f: (records: IterableIterator<T>) => Iterable<U>,
    preservesPartitioning: boolean = false,
  ): RDD<U> {
    return this.named("mapPartitions", () =>
      this.overPartitions(
        f as UserFunction,
        (own, _index, records) => own(records),
        preservesPartitioning,
      ),
    );
  }

  mapPartitionsWithIndex<U>(
    f: (index: number, records: IterableIterator<T>) => Iterable<U>,
    preservesPartitioning: boolean = false,
  ): RDD<U> {
    return this.named("mapPartitionsWithIndex", () =>
      this.overPartitions(
        f as UserFunction,
        (own, index, records) => own(index, records),
        preservesPartitioning,
      ),
    );
  }

  /** An RDD whose partitions are what a function makes of the parent's. */
  protected overPartitions<U>(
    f: UserFunction,
    call: (
      own: (...args: unknown[]) => Iterable<U>,
      index: number,
      records: IterableIterator<T>,
    ) => Iterable<U>,
    keepsPartitioner: boolean,
    isFromBarrier: boolean = false,
  ): RDD<U> {
    return this.derive<U>({
      className: "MapPartitionsRDD",
      isFromBarrier,
      numPartitions: () => this.getNumPartitions(),
      dependencies: () => [oneToOne(this)],
      partitioner: keepsPartitioner ? this.partitioner : undefined,
      closures: [f],
      compute: (partition, task, sink) => {
        const records = pull<T>((down) => iterate(this, partition, task, down as Sink<unknown>));
        const own = task.instance(f) as unknown as (...args: unknown[]) => Iterable<U>;
        return iteratorCursor(call(own, partition, records)[Symbol.iterator](), sink, () =>
          records.close(),
        );
      },
    });
  }

  union(other: RDD<T>): RDD<T> {
    return this.named("union", () => unionOf([this.self, other]));
  }

  cartesian<U>(other: RDD<U>): RDD<[T, U]> {
    return this.named("cartesian", () => {
      // Spark keeps the right side's number of partitions in a field: it is asked for now, the left side's later.
      other.getNumPartitions();
      return this.derive(cartesianNode<T, U>(this, other));
    });
  }

  /** Merges partitions without a shuffle, so never into more; with `shuffle`, deals the records out anew. */
  coalesce(numPartitions: number, withShuffle: boolean = false): RDD<T> {
    return this.named("coalesce", () =>
      withShuffle
        ? this.dealtOut(numPartitions)
        : this.derive(coalescedNode<T>(this, numPartitions)),
    );
  }

  repartition(numPartitions: number): RDD<T> {
    return this.named("repartition", () => this.dealtOut(numPartitions));
  }

  private dealtOut(numPartitions: number): RDD<T> {
    if (numPartitions <= 0)
      throw illegalArgument(
        `requirement failed: Number of partitions (${numPartitions}) must be positive.`,
      );
    const dealt = this.piped(dealRoundRobin(numPartitions), [], false, true);
    const shuffled = dealt.derive<[number, T]>(
      shuffledNode(dealt, { partitioner: new HashPartitioner(numPartitions) }),
    );
    const grouped = shuffled.derive<[number, T]>(coalescedNode(shuffled, numPartitions));
    return grouped.piped(
      plainPipe((pair: [number, T]) => pair[1]),
      [],
      false,
    );
  }

  distinct(numPartitions?: number): RDD<T> {
    return this.named("distinct", () => {
      const wanted = numPartitions ?? this.getNumPartitions();
      if (this.partitioner !== undefined && wanted === this.getNumPartitions())
        return this.distinctInPlace();
      const once = withNothing(this.self).reduceByKey(
        capturesNothing((first) => first),
        wanted,
      );
      return once.piped(
        plainPipe((pair: [T, null]) => pair[0]),
        [],
        false,
      );
    });
  }

  private distinctInPlace(): RDD<T> {
    return this.derive<T>({
      className: "MapPartitionsRDD",
      numPartitions: () => this.getNumPartitions(),
      dependencies: () => [oneToOne(this)],
      partitioner: this.partitioner,
      compute: (partition, task, sink) =>
        arrayCursor(distinctOf(collectAll(iterate, this, partition, task)) as T[], sink),
    });
  }

  groupBy<K>(f: Each<T, K>, partitions?: Partitioning): RDD<[K, T[]]> {
    return this.named("groupBy", () => {
      const by = chosen(partitions, this) ?? defaultPartitioner(this);
      return this.keyBy(f).groupByKey(by);
    });
  }

  /** The records that both have, each once. */
  intersection(other: RDD<T>, partitions?: Partitioning): RDD<T> {
    return this.named("intersection", () => {
      const [left, right] = [withNothing(this.self), withNothing(other)];
      const both = left.cogroup(right, partitions);
      const shared = both.piped<[T, [null[], null[]]]>(
        plainFilter(([, [a, b]]: [T, [null[], null[]]]) => a.length > 0 && b.length > 0),
        [],
        true,
      );
      return shared.keys();
    });
  }

  /** The records that `other` does not have; what stands twice here stays twice. */
  subtract(other: RDD<T>, partitions?: Partitioning): RDD<T> {
    return this.named("subtract", () => {
      const by =
        chosen(partitions, this) ??
        this.partitioner ??
        new HashPartitioner(this.getNumPartitions(), this.keyKind);
      const placed = by.equals(this.partitioner) ? byRecordsKey(by) : by;
      return withNothing(this.self).subtractByKey(withNothing(other), placed).keys();
    });
  }

  sortBy<K>(
    f: Each<T, K>,
    ascending: boolean = true,
    numPartitions?: number,
    ordering: Ordering<K> = naturalOrdering,
  ): RDD<T> {
    return this.named("sortBy", () =>
      this.keyBy(f).sortByKey(ascending, numPartitions, ordering).values(),
    );
  }
}

const withNothing = <T>(rdd: RDD<T>): RDD<[T, null]> =>
  rdd.piped<[T, null]>(
    plainPipe((record: T): [T, null] => [record, null]),
    [],
    false,
  );

/** Where records are placed by their own key, and now stand as keys themselves. */
const byRecordsKey = (by: Partitioner): Partitioner => {
  const own: Partitioner = {
    className: "",
    numPartitions: by.numPartitions,
    getPartition: (record) => by.getPartition((record as readonly unknown[])[0]),
    equals: (other) => other === own,
  };
  return own;
};

function distinctOf(records: readonly unknown[]): unknown[] {
  const map = new AppendOnlyMap();
  for (const record of records) if (map.placeOf(record) === -1) map.add(record, null);
  return map.inSlotOrder().map(([key]) => key);
}

/** SparkContext.union: empty RDDs are left out; parents that share one partitioner keep it (C1.40). */
export function unionOf<T>(rdds: readonly RDD<T>[]): RDD<T> {
  const filled = rdds.filter((rdd) => rdd.getNumPartitions() > 0);
  const first = filled[0] ?? (rdds[0] as RDD<T>);
  const partitioner = first.partitioner;
  const alike =
    partitioner !== undefined &&
    filled.length > 0 &&
    filled.every((rdd) => partitioner.equals(rdd.partitioner));
  const parents: readonly AnyRdd[] = filled;
  return first.derive(alike ? partitionerAwareUnion<T>(parents) : unionNode<T>(parents));
}
