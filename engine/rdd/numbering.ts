/**
 * Operators that go by a record's place: zipWithIndex, which runs a job when there is more than one partition, zipWithUniqueId, zip and
 * zipPartitions. Rules C1.23–C1.24, C1.67. Spark 3.5.3: core/…/rdd/ZippedWithIndexRDD.scala, ZippedPartitionsRDD.scala.
 */
import { RddCore, type AnyRdd } from "./core.ts";
import { oneToOne } from "./dependency.ts";
import { indexedPipe } from "./pipes.ts";
import type { UserFunction } from "./ports.ts";
import type { RDD } from "./rdd.ts";
import { counting } from "./result-functions.ts";
import { inStep, zippedNode, type ZipFunction } from "./zipped.ts";

type Records = Iterator<unknown>;

export abstract class Numbering<T> extends RddCore<T> {
  protected named<R>(name: string, build: () => R): R {
    return this.context.operation(name, build);
  }

  /** Pairs each record with its place in the whole; runs a job when there is more than one partition. */
  zipWithIndex(): RDD<[T, number]> {
    return this.named("zipWithIndex", () => {
      const starts = this.partitionStarts();
      return this.derive<[T, number]>({
        className: "ZippedWithIndexRDD",
        numPartitions: () => this.getNumPartitions(),
        dependencies: () => [oneToOne(this)],
        preferredLocations: (partition) => this.preferredLocations(partition),
        pipe: indexedPipe((record, at, partition) => [
          record as T,
          (starts[partition] as number) + at,
        ]),
      });
    });
  }

  private partitionStarts(): number[] {
    const n = this.getNumPartitions();
    if (n <= 1) return [0];
    const partitions = Array.from({ length: n - 1 }, (_, i) => i);
    const sizes = this.context.runJobBlocking(this, counting, { partitions });
    const starts = [0];
    for (const size of sizes) starts.push((starts[starts.length - 1] as number) + size);
    return starts;
  }

  /** Record i of partition k gets the number i·n + k; no job is needed. */
  zipWithUniqueId(): RDD<[T, number]> {
    const n = this.getNumPartitions();
    return this.named("zipWithUniqueId", () =>
      this.piped(
        indexedPipe((record, at, partition): [T, number] => [record as T, at * n + partition]),
        [],
        false,
      ),
    );
  }

  /** Pairs the records of two RDDs that have equally many partitions, and equally many records in each. */
  zip<U>(other: RDD<U>): RDD<[T, U]> {
    return this.named("zip", () =>
      this.derive(
        zippedNode<[T, U]>(
          [this, other],
          [],
          () => (a, b) => inStep(a as Records, b as Records),
          false,
        ),
      ),
    );
  }

  /**
   * Partition i of the result is what `f` makes of partition i of each RDD; there may be two to four, with equally many partitions. Scala's
   * `preservesPartitioning` stands last.
   */
  zipPartitions<B, V>(
    other: RDD<B>,
    f: (own: IterableIterator<T>, b: IterableIterator<B>) => Iterable<V>,
    preservesPartitioning?: boolean,
  ): RDD<V>;
  zipPartitions<B, C, V>(
    second: RDD<B>,
    third: RDD<C>,
    f: (own: IterableIterator<T>, b: IterableIterator<B>, c: IterableIterator<C>) => Iterable<V>,
    preservesPartitioning?: boolean,
  ): RDD<V>;
  zipPartitions<B, C, D, V>(
    second: RDD<B>,
    third: RDD<C>,
    fourth: RDD<D>,
    f: (
      own: IterableIterator<T>,
      b: IterableIterator<B>,
      c: IterableIterator<C>,
      d: IterableIterator<D>,
    ) => Iterable<V>,
    preservesPartitioning?: boolean,
  ): RDD<V>;
  zipPartitions(...words: readonly unknown[]): RDD<unknown> {
    const at = words.findIndex((word) => typeof word === "function");
    const f = words[at] as UserFunction;
    const others = words.slice(0, at) as AnyRdd[];
    return this.named("zipPartitions", () =>
      this.derive(
        zippedNode<unknown>(
          [this, ...others],
          [f],
          (instance) => instance(f) as unknown as ZipFunction,
          words[at + 1] === true,
        ),
      ),
    );
  }
}
