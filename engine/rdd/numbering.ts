/**
 * Operators that go by a record's place: zipWithIndex, which runs a job when there is more than one partition, zipWithUniqueId, zip, and
 * sampling by a seed. Rules C1.17, C1.23–C1.24, C1.67. Spark 3.5.3: core/…/rdd/ZippedWithIndexRDD.scala, ZippedPartitionsRDD.scala.
 */
import { illegalArgument, SparkException } from "../foundation/errors.ts";
import { RddCore } from "./core.ts";
import { oneToOne } from "./dependency.ts";
import { iterate } from "./iterate.ts";
import { indexedPipe, iteratorCursor, pull } from "./pipes.ts";
import type { RDD } from "./rdd.ts";
import type { ResultFunction, Sink } from "./ports.ts";
import { sampledNode } from "./sampled.ts";

export abstract class Numbering<T> extends RddCore<T> {
  protected named<R>(name: string, build: () => R): R {
    return this.context.operation(name, build);
  }

  /** About a `fraction` of the records, each drawn by itself; the same for the same seed. */
  sample(fraction: number, seed: number | bigint): RDD<T> {
    return this.named("sample", () => this.derive(sampledNode<T>(this, fraction, BigInt(seed))));
  }

  /** Pairs each record with its place in the whole; runs a job when there is more than one partition. */
  zipWithIndex(): RDD<[T, number]> {
    return this.named("zipWithIndex", () => {
      const starts = this.partitionStarts();
      return this.derive<[T, number]>({
        className: "ZippedWithIndexRDD",
        numPartitions: () => this.getNumPartitions(),
        dependencies: () => [oneToOne(this)],
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
    const sizes = this.context.runJobBlocking(this, countRecords, { partitions });
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
    return this.named("zip", () => {
      const parents = [this, other] as const;
      return this.derive<[T, U]>({
        className: "ZippedPartitionsRDD2",
        numPartitions: () => {
          const sizes = parents.map((rdd) => rdd.getNumPartitions());
          if (sizes[0] !== sizes[1])
            throw illegalArgument(
              `Can't zip RDDs with unequal numbers of partitions: List(${sizes.join(", ")})`,
            );
          return sizes[0] as number;
        },
        dependencies: () => parents.map((rdd) => oneToOne(rdd)),
        compute: (partition, task, sink) => {
          const right = pull<U>((down) => iterate(other, partition, task, down as Sink<unknown>));
          return iteratorCursor(
            zipped(
              pull<T>((down) => iterate(this, partition, task, down as Sink<unknown>)),
              right,
            ),
            sink,
          );
        },
      });
    });
  }
}

const countRecords: ResultFunction<number> = {
  closures: [],
  run: (_task, open) => {
    let count = 0;
    open(() => {
      count += 1;
      return true;
    }).resume();
    return count;
  },
};

/** Both sides in step; they must end together. */
function zipped<A, B>(left: Iterator<A>, right: Iterator<B>): Iterator<[A, B]> {
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
  };
}
