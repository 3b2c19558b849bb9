/**
 * What an RDD of numbers has besides: sum, mean, variance and their kin in one pass, and histograms. They do not type-check on other RDDs. Scala has
 * them on RDD[Double], and puts a map before them for other numbers; here every number is one. Spark 3.5.3: core/…/rdd/DoubleRDDFunctions.scala.
 */
import { illegalArgument, JavaError } from "../foundation/errors.ts";
import { reduced } from "./actions.ts";
import { naturalOrdering } from "./ordering.ts";
import type { RDD } from "./rdd.ts";
import { StatCounter, addMoments, addValue, noMoments, type Moments } from "./stat-counter.ts";
import { TreeActions } from "./tree-actions.ts";

export abstract class Statistics<T> extends TreeActions<T> {
  sum(this: RDD<number>): Promise<number> {
    return this.action("sum", () => this.folded(0, (a, b) => a + b));
  }

  /** Count, mean, variance, least and greatest in one pass. @throws UnsupportedOperationException of no partitions. */
  stats(this: RDD<number>): Promise<StatCounter> {
    return this.action("stats", () => this.counted());
  }

  mean(this: RDD<number>): Promise<number> {
    return this.action("mean", async () => (await this.counted()).mean);
  }

  variance(this: RDD<number>): Promise<number> {
    return this.action("variance", async () => (await this.counted()).variance);
  }

  stdev(this: RDD<number>): Promise<number> {
    return this.action("stdev", async () => (await this.counted()).stdev);
  }

  sampleVariance(this: RDD<number>): Promise<number> {
    return this.action("sampleVariance", async () => (await this.counted()).sampleVariance);
  }

  sampleStdev(this: RDD<number>): Promise<number> {
    return this.action("sampleStdev", async () => (await this.counted()).sampleStdev);
  }

  popVariance(this: RDD<number>): Promise<number> {
    return this.action("popVariance", async () => (await this.counted()).popVariance);
  }

  popStdev(this: RDD<number>): Promise<number> {
    return this.action("popStdev", async () => (await this.counted()).popStdev);
  }

  protected async counted(this: RDD<number>): Promise<StatCounter> {
    const moments = this.onePerPartition<Moments>([], () => {
      const own = noMoments();
      return { visit: (value) => addValue(own, value as number).count > 0, done: () => own };
    });
    const merged = await reduced<Moments>(moments, (a, b) => addMoments({ ...a }, b));
    return new StatCounter([], merged);
  }

  /**
   * How many numbers lie in each bucket: `count` even buckets from the least to the greatest, which a job looks for first and which are answered too;
   * or in the given ones, each without its upper end but the last. `evenBuckets` says that they are equally wide, and saves a search.
   */
  histogram(this: RDD<number>, count: number): Promise<[number[], number[]]>;
  histogram(
    this: RDD<number>,
    buckets: readonly number[],
    evenBuckets?: boolean,
  ): Promise<number[]>;
  histogram(
    this: RDD<number>,
    buckets: number | readonly number[],
    evenBuckets: boolean = false,
  ): Promise<[number[], number[]] | number[]> {
    return this.action("histogram", async (): Promise<[number[], number[]] | number[]> => {
      if (typeof buckets !== "number") return this.tallied(buckets, evenBuckets);
      const operation = this.context.currentOperation();
      const even = await this.evenBuckets(buckets);
      return [even, await this.context.within(operation, () => this.tallied(even, true))];
    });
  }

  protected async evenBuckets(this: RDD<number>, count: number): Promise<number[]> {
    const ends = this.onePerPartition<[number, number]>([], () => {
      const own: [number, number] = [-Infinity, Infinity];
      return {
        visit: (value) => {
          own[0] = Math.max(own[0], value as number);
          own[1] = Math.min(own[1], value as number);
          return true;
        },
        done: () => own,
      };
    });
    const [max, min] = await reduced<[number, number]>(ends, (a, b) => [
      Math.max(a[0], b[0]),
      Math.min(a[1], b[1]),
    ]);
    if (!Number.isFinite(min) || !Number.isFinite(max))
      throw new JavaError(
        "org.apache.spark.SparkUnsupportedOperationException",
        "Histogram on either an empty RDD or RDD containing +/-infinity or NaN",
      );
    if (min === max) return [min, min];
    const inner = Array.from({ length: count }, (_, at) => min + (at * (max - min)) / count);
    return [...inner, max];
  }

  protected tallied(
    this: RDD<number>,
    buckets: readonly number[],
    evenBuckets: boolean,
  ): Promise<number[]> {
    if (buckets.length < 2) throw illegalArgument("buckets array must have at least two elements");
    const none = (): number[] => buckets.slice(1).map(() => 0);
    if (this.getNumPartitions() === 0) return Promise.resolve(none());
    const bucketOf = evenBuckets ? evenBucket(buckets) : searchedBucket(buckets);
    const tallies = this.onePerPartition<number[]>([], () => {
      const own = none();
      return {
        visit: (value) => {
          const at = bucketOf(value as number);
          if (at !== undefined) own[at] = (own[at] as number) + 1;
          return true;
        },
        done: () => own,
      };
    });
    return reduced<number[]>(tallies, (a, b) => a.map((n, at) => n + (b[at] as number)));
  }
}

type BucketOf = (value: number) => number | undefined;

function evenBucket(buckets: readonly number[]): BucketOf {
  const [min, max] = [buckets[0] as number, buckets.at(-1) as number];
  const count = buckets.length - 1;
  return (value) => {
    if (Number.isNaN(value) || value < min || value > max) return undefined;
    const at = Math.trunc(((value - min) / (max - min)) * count);
    return Math.min(Number.isNaN(at) ? 0 : at, count - 1);
  };
}

/** By binary search in the order of Double.compare, so that a last bucket of NaN takes every NaN. */
function searchedBucket(buckets: readonly number[]): BucketOf {
  return (value) => {
    let low = 0;
    let high = buckets.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = naturalOrdering(buckets[middle], value);
      if (order === 0) return Math.min(middle, buckets.length - 2);
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return low > 0 && low < buckets.length ? low - 1 : undefined;
  };
}
