/**
 * Actions that answer when their time is over, with an interval where tasks are still missing. With time enough they are exact, and then the same in
 * every run.
 * Spark 3.5.3: core/…/rdd/RDD.scala, PairRDDFunctions.scala, DoubleRDDFunctions.scala; core/…/SparkContext.scala runApproximateJob.
 */
import { illegalArgument } from "../foundation/errors.ts";
import { milliseconds } from "../foundation/sizes.ts";
import {
  countEvaluator,
  groupedCountEvaluator,
  meanEvaluator,
  sumEvaluator,
  type ApproximateEvaluator,
  type BoundedDouble,
  type PartialResult,
} from "./partial-result.ts";
import { plainPipe } from "./pipes.ts";
import type { ResultFunction } from "./ports.ts";
import type { RDD } from "./rdd.ts";
import { counting, each } from "./result-functions.ts";
import { AppendOnlyMap } from "../collection/append-only-map.ts";
import { addValue, noMoments, type Moments } from "./stat-counter.ts";
import { Statistics } from "./statistics.ts";

export abstract class Approximate<T> extends Statistics<T> {
  /** How many records there are, after `timeout` milliseconds at the latest. */
  countApprox(timeout: number, confidence: number = 0.95): Promise<PartialResult<BoundedDouble>> {
    if (!(confidence >= 0 && confidence <= 1))
      throw illegalArgument(`requirement failed: confidence (${confidence}) must be in [0,1]`);
    return this.action("countApprox", () =>
      this.asked(counting, countEvaluator(this.getNumPartitions(), confidence), timeout),
    );
  }

  /** How often each record stands there. */
  countByValueApprox(
    timeout: number,
    confidence: number = 0.95,
  ): Promise<PartialResult<Map<T, BoundedDouble>>> {
    if (!(confidence >= 0 && confidence <= 1))
      throw illegalArgument(`requirement failed: confidence (${confidence}) must be in [0,1]`);
    return this.action("countByValueApprox", () =>
      this.asked(
        tallying as ResultFunction<readonly (readonly [T, number])[]>,
        groupedCountEvaluator<T>(this.getNumPartitions(), confidence),
        timeout,
      ),
    );
  }

  /** How many values each key has. */
  countByKeyApprox<K, V>(
    this: RDD<[K, V]>,
    timeout: number,
    confidence: number = 0.95,
  ): Promise<PartialResult<Map<K, BoundedDouble>>> {
    return this.action("countByKeyApprox", () =>
      this.piped<K>(
        plainPipe((pair: [K, V]) => pair[0]),
        [],
        false,
      ).countByValueApprox(timeout, confidence),
    );
  }

  meanApprox(
    this: RDD<number>,
    timeout: number,
    confidence: number = 0.95,
  ): Promise<PartialResult<BoundedDouble>> {
    return this.action("meanApprox", () =>
      this.asked(moments, meanEvaluator(this.getNumPartitions(), confidence), timeout),
    );
  }

  sumApprox(
    this: RDD<number>,
    timeout: number,
    confidence: number = 0.95,
  ): Promise<PartialResult<BoundedDouble>> {
    return this.action("sumApprox", () =>
      this.asked(moments, sumEvaluator(this.getNumPartitions(), confidence), timeout),
    );
  }

  protected asked<U, R>(
    action: ResultFunction<U>,
    evaluator: ApproximateEvaluator<U, R>,
    timeout: number,
  ): Promise<PartialResult<R>> {
    return this.context.runApproximateJob(this, action, evaluator, milliseconds(timeout));
  }
}

const tallying: ResultFunction<readonly (readonly [unknown, number])[]> = each([], () => {
  const counts = new AppendOnlyMap();
  return {
    visit: (record) => {
      const at = counts.placeOf(record);
      if (at === -1) counts.add(record, 1);
      else counts.combiners[at] = (counts.combiners[at] as number) + 1;
      return true;
    },
    done: () =>
      counts.keys.map((key, at): [unknown, number] => [key, counts.combiners[at] as number]),
  };
});

const moments: ResultFunction<Moments> = each([], () => {
  const own = noMoments();
  return { visit: (value) => addValue(own, value as number).count > 0, done: () => own };
});
