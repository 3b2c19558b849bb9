/**
 * How many different records there are, or values of a key, about: with a relative error of `relativeSD` on average, in little memory. Same answers as
 * Spark, record for record: what is counted is the text that Scala prints of each. In numbers that are meant as doubles `keyType("double")` says so.
 * Spark 3.5.3: core/…/rdd/RDD.scala, PairRDDFunctions.scala.
 */
import { doubleText } from "../foundation/double-text.ts";
import { illegalArgument } from "../foundation/errors.ts";
import type { Aggregator } from "./dependency.ts";
import { Approximate } from "./approximate.ts";
import {
  cardinality,
  merge,
  newEstimator,
  offer,
  precisionFor,
  type Estimator,
} from "./hyper-log-log.ts";
import { combined, type Pairs } from "./pair.ts";
import { plainPipe } from "./pipes.ts";
import type { Partitioning } from "./partitioner.ts";
import { each } from "./result-functions.ts";

export abstract class DistinctCounts<T> extends Approximate<T> {
  /**
   * About how many different records there are. With two numbers they are p, the bits that choose a register, and sp, to how many bits few records
   * are told apart exactly (0: never). @throws IllegalArgumentException for a precision that there is not
   */
  countApproxDistinct(relativeSD?: number): Promise<number>;
  countApproxDistinct(p: number, sp: number): Promise<number>;
  countApproxDistinct(first: number = 0.05, sp?: number): Promise<number> {
    const p = sp === undefined ? precision(first) : first;
    const total = newEstimator(p, sp ?? 0);
    const { keyKind } = this;
    const counted = each([], () => {
      const own = newEstimator(p, sp ?? 0);
      return { visit: (record) => offer(own, record, keyKind) === own, done: () => own };
    });
    return this.action("countApproxDistinct", async () => {
      await this.context.runJob(this, counted, {
        onResult: (_index, part) => void merge(total, part as Estimator),
      });
      return cardinality(total);
    });
  }

  /** About how many different values each key has; with three arguments they are p, sp and the partitioner. */
  countApproxDistinctByKey<K, V>(
    this: Pairs<K, V>,
    relativeSD?: number,
    partitions?: Partitioning,
  ): Pairs<K, number>;
  countApproxDistinctByKey<K, V>(
    this: Pairs<K, V>,
    p: number,
    sp: number,
    partitions: Partitioning,
  ): Pairs<K, number>;
  countApproxDistinctByKey<K, V>(
    this: Pairs<K, V>,
    first: number = 0.05,
    second?: Partitioning,
    third?: Partitioning,
  ): Pairs<K, number> {
    const [p, sp, partitions] =
      third === undefined ? [precision(first), 0, second] : [first, Number(second), third];
    newEstimator(p, sp);
    return this.context.operation("countApproxDistinctByKey", () =>
      combined<K, Estimator>(this, estimating(p, sp), partitions, true).piped(
        plainPipe(([key, seen]: [K, Estimator]): [K, number] => [key, cardinality(seen)]),
        [],
        true,
      ),
    ) as unknown as Pairs<K, number>;
  }
}

function precision(relativeSD: number): number {
  if (!(relativeSD > 0.000017))
    throw illegalArgument(
      `requirement failed: accuracy (${doubleText(relativeSD)}) must be greater than 0.000017`,
    );
  return precisionFor(relativeSD);
}

const estimating = (p: number, sp: number): Aggregator => ({
  closures: [],
  bind: () => ({
    createCombiner: (value) => offer(newEstimator(p, sp), value),
    mergeValue: (to, value) => offer(to as Estimator, value),
    mergeCombiners: (to, other) => merge(to as Estimator, other as Estimator),
  }),
});
