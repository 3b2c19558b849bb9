/**
 * The transformations of pairs whose keys have an order: sorting, sorting within partitions, and ranges of keys. The order is the natural one unless
 * another is handed in, where Scala takes an implicit Ordering. Rules C1.28–C1.29, C1.34. Spark 3.5.3: core/…/rdd/OrderedRDDFunctions.scala.
 */
import { CoGroups } from "./cogroups.ts";
import { oneToOne } from "./dependency.ts";
import { collectAll, iterate } from "./iterate.ts";
import { naturalOrdering, type Ordering } from "./ordering.ts";
import { build, type Pairs } from "./pair.ts";
import type { Partitioner } from "./partitioner.ts";
import { iteratorCursor, plainFilter } from "./pipes.ts";
import { RangePartitioner, rangePartitioner } from "./range-partitioner.ts";
import { prunedNode } from "./sampled.ts";
import { shuffledNode, sorted } from "./shuffled.ts";

export abstract class Ordered<T> extends CoGroups<T> {
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

  /** Moves records by key and sorts each partition: the shuffle sorts, so that nothing is sorted twice. Where they lie so already, only sorts. */
  repartitionAndSortWithinPartitions<K, V>(
    this: Pairs<K, V>,
    partitioner: Partitioner,
    ordering: Ordering<K> = naturalOrdering,
  ): Pairs<K, V> {
    const keyOrdering = ordering as Ordering<unknown>;
    return build(this, "repartitionAndSortWithinPartitions", () => {
      if (!partitioner.equals(this.partitioner))
        return this.derive(shuffledNode<[K, V]>(this, { partitioner, keyOrdering }));
      return this.derive<[K, V]>({
        className: "MapPartitionsRDD",
        numPartitions: () => this.getNumPartitions(),
        dependencies: () => [oneToOne(this)],
        partitioner: this.partitioner,
        keyKind: this.keyKind,
        compute: (partition, task, sink) => {
          const records = collectAll(iterate, this, partition, task) as [K, V][];
          return iteratorCursor(sorted(records, keyOrdering, task) as Iterator<[K, V]>, sink);
        },
      });
    });
  }

  /** The pairs with keys from `lower` to `upper`, both included. Partitions that cannot hold any are not computed where ranges place the keys. */
  filterByRange<K, V>(
    this: Pairs<K, V>,
    lower: K,
    upper: K,
    ordering: Ordering<K> = naturalOrdering,
  ): Pairs<K, V> {
    return build(this, "filterByRange", () => {
      const within = plainFilter(
        ([key]: [K, V]) => ordering(key, lower) >= 0 && ordering(key, upper) <= 0,
      );
      return inRange(this, lower, upper).piped(within, [], true);
    });
  }
}

/** The RDD without the partitions below and above the two keys. */
function inRange<K, V>(rdd: Pairs<K, V>, lower: K, upper: K): Pairs<K, V> {
  const { partitioner } = rdd;
  if (!(partitioner instanceof RangePartitioner)) return rdd;
  const ends = [lower, upper].map((key) => partitioner.getPartition(key));
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  const kept = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return rdd.derive(
    prunedNode<[K, V]>(
      rdd,
      kept.filter((at) => at < rdd.getNumPartitions()),
    ),
  );
}
