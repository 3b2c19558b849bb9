/**
 * Where a SparkContext takes RDDs from: collections of the driver, ranges, text files line by line or whole, unions. Nothing is read when they are
 * made. Rules C1.40, C1.48–C1.53. Left out: Hadoop's other formats, object files. Spark 3.5.3: core/…/SparkContext.scala.
 */
import type { RddNode } from "../rdd/rdd-node.ts";
import { plainPipe } from "../rdd/pipes.ts";
import { RDD } from "../rdd/rdd.ts";
import type { RddContext } from "../rdd/ports.ts";
import {
  emptyNode,
  locatedCollection,
  parallelCollection,
  rangeNode,
  textFileNode,
} from "../rdd/sources.ts";
import { unionOf } from "../rdd/transformations.ts";
import {
  binaryFilesNode,
  wholeTextFilesNode,
  type PortableDataStream,
} from "../rdd/whole-files.ts";
import { ExecutorControl } from "./executor-control.ts";

export abstract class ContextSources extends ExecutorControl {
  get #self(): RddContext {
    return this as unknown as RddContext;
  }

  get defaultMinPartitions(): number {
    return Math.min(this.#self.defaultParallelism(), 2);
  }

  /** The elements of a collection of the driver, in `numSlices` partitions. */
  parallelize<T>(data: Iterable<T>, numSlices?: number): RDD<T> {
    const elements = Array.isArray(data) ? (data as readonly T[]) : [...data];
    return this.#self.operation("parallelize", () => this.#sliced(elements, numSlices));
  }

  makeRDD<T>(data: Iterable<T>, numSlices?: number): RDD<T> {
    const elements = [...data];
    return this.#self.operation("makeRDD", () => this.#sliced(elements, numSlices));
  }

  /** A partition for each element, which would like to be computed on one of the hosts named with it. Scala tells this `makeRDD` by its type. */
  makeRDDWithLocations<T>(data: readonly (readonly [T, readonly string[]])[]): RDD<T> {
    return this.#self.operation("makeRDD", () => this.#make(locatedCollection(data)));
  }

  #sliced<T>(elements: readonly T[], slices: number = this.#self.defaultParallelism()): RDD<T> {
    return this.#make(parallelCollection(elements, slices, this.#self.policies.slicePositions));
  }

  /** Numbers from `start` up to, not including, `end`. Bigints are Spark's Long, as its own range has them; numbers count as Int. */
  range<N extends number | bigint>(
    start: N,
    end?: N,
    step?: N,
    numSlices?: number,
  ): RDD<N extends bigint ? bigint : number> {
    const [from, until] = end === undefined ? [0, start] : [start, end];
    const bounds = { start: Number(from), end: Number(until), step: Number(step ?? 1) };
    const make = (value: number): number | bigint =>
      typeof start === "bigint" ? BigInt(value) : value;
    return this.#self.operation("range", () => {
      const slices = numSlices ?? this.#self.defaultParallelism();
      const numbers = Array.from({ length: slices }, (_, i) => i);
      const base = this.#make(parallelCollection(numbers, slices));
      return this.#make(rangeNode(base, bounds, slices, make));
    }) as unknown as RDD<N extends bigint ? bigint : number>;
  }

  emptyRDD<T>(): RDD<T> {
    return this.#self.operation("emptyRDD", () => this.#make(emptyNode<T>()));
  }

  /** The lines of text files. Nothing is looked at until the number of partitions is asked for. */
  textFile(path: string, minPartitions?: number): RDD<string> {
    return this.#self.operation("textFile", () => {
      const source = this.#make(
        textFileNode(path, minPartitions ?? this.defaultMinPartitions, this.#self.files),
      ).setName(path);
      return source
        .piped<string>(
          plainPipe((line: string) => line),
          [],
          false,
        )
        .setName(path);
    });
  }

  /** Text files read whole, as pairs of path and text. Small files share a partition; at least `minPartitions` are aimed at. */
  wholeTextFiles(path: string, minPartitions?: number): RDD<[string, string]> {
    return this.#self.operation("wholeTextFiles", () => {
      const least = minPartitions ?? this.defaultMinPartitions;
      return this.#make(wholeTextFilesNode(path, least, this.#self.files))
        .piped<[string, string]>(
          plainPipe((file: [string, string]) => file),
          [],
          false,
        )
        .setName(path);
    });
  }

  /** Files as they are, as pairs of path and a stream that is opened in the task. */
  binaryFiles(path: string, minPartitions?: number): RDD<[string, PortableDataStream]> {
    return this.#self.operation("binaryFiles", () => {
      const least = minPartitions ?? this.defaultMinPartitions;
      return this.#make(
        binaryFilesNode(path, Math.max(this.#self.defaultParallelism(), least), this.#self.files),
      ).setName(path);
    });
  }

  /** The records of several RDDs, one after another; Scala's two forms, a list or one by one. */
  union<T>(first: RDD<T> | readonly RDD<T>[], ...others: readonly RDD<T>[]): RDD<T> {
    const rdds = first instanceof RDD ? [first, ...others] : first;
    return this.#self.operation("union", () => unionOf(rdds));
  }

  #make<T>(node: RddNode<T>): RDD<T> {
    return new RDD<T>(this.#self, node);
  }
}
