/**
 * Answers that may come before a job is over: a number with an interval around it that holds the true one with some confidence. Complete answers
 * are exact and the same in every run; what is known when the time is over depends on which tasks were done by then. In Spark: org.apache.spark.partial.
 * Spark 3.5.3: core/…/partial/PartialResult.scala, CountEvaluator.scala and its kin.
 */
import { normalQuantile, poissonQuantile, studentQuantile } from "../foundation/quantiles.ts";
import { scalaIdentity } from "../foundation/key-map.ts";
import { StatCounter, addMoments, noMoments, type Moments } from "./stat-counter.ts";

/** A number that is not known exactly: between `low` and `high` with `confidence`. */
export interface BoundedDouble {
  readonly mean: number;
  readonly confidence: number;
  readonly low: number;
  readonly high: number;
}

const exactly = (value: number): BoundedDouble => ({
  mean: value,
  confidence: 1,
  low: value,
  high: value,
});

/** Takes results of tasks in, and says at any time what they tell of the whole. */
export interface ApproximateEvaluator<U, R> {
  merge(index: number, result: U): void;
  currentResult(): R;
}

/** What was known when the time was over, and a promise of the rest. */
export class PartialResult<R> {
  readonly initialValue: R;
  /** Whether nothing is missing in `initialValue`. */
  readonly isInitialValueFinal: boolean;
  readonly #final: Promise<R>;

  constructor(initialValue: R, isFinal: boolean, final: Promise<R>) {
    this.initialValue = initialValue;
    this.isInitialValueFinal = isFinal;
    this.#final = final;
  }

  /** The answer of the whole job. @throws SparkException where it fails. */
  getFinalValue(): Promise<R> {
    return this.#final;
  }

  onComplete(handler: (value: R) => void): this {
    this.#final.then(handler, () => undefined);
    return this;
  }

  onFail(handler: (error: unknown) => void): this {
    this.#final.catch(handler);
    return this;
  }

  map<S>(f: (value: R) => S): PartialResult<S> {
    const final = this.#final.then(f);
    final.catch(() => undefined);
    return new PartialResult(f(this.initialValue), this.isInitialValueFinal, final);
  }
}

/** How much of the job is done. */
class Progress {
  readonly outputs: number;
  merged = 0;

  constructor(outputs: number) {
    this.outputs = outputs;
  }

  get complete(): boolean {
    return this.merged === this.outputs;
  }

  get share(): number {
    return this.merged / this.outputs;
  }
}

/** What `count` records in a `share` of the partitions tell of all: those that are missing are taken to follow a Poisson distribution. */
function extrapolated(count: number, share: number, confidence: number): BoundedDouble {
  if (count === 0) return { mean: 0, confidence: 0, low: 0, high: Infinity };
  const missing = (count * (1 - share)) / share;
  return {
    mean: count + missing,
    confidence,
    low: count + poissonQuantile(missing, (1 - confidence) / 2),
    high: count + poissonQuantile(missing, (1 + confidence) / 2),
  };
}

export function countEvaluator(
  outputs: number,
  confidence: number,
): ApproximateEvaluator<number, BoundedDouble> {
  const progress = new Progress(outputs);
  let count = 0;
  return {
    merge: (_index, part) => {
      progress.merged += 1;
      count += part;
    },
    currentResult: () =>
      progress.complete ? exactly(count) : extrapolated(count, progress.share, confidence),
  };
}

/** Counts of each key, as pairs: keys that no finished task has seen are missing. */
export function groupedCountEvaluator<K>(
  outputs: number,
  confidence: number,
): ApproximateEvaluator<readonly (readonly [K, number])[], Map<K, BoundedDouble>> {
  const progress = new Progress(outputs);
  const counts = new Map<unknown, [K, number]>();
  return {
    merge: (_index, part) => {
      progress.merged += 1;
      for (const [key, count] of part) {
        const held = counts.get(scalaIdentity(key));
        if (held === undefined) counts.set(scalaIdentity(key), [key, count]);
        else held[1] += count;
      }
    },
    currentResult: () => {
      const bound = (count: number): BoundedDouble =>
        progress.complete ? exactly(count) : extrapolated(count, progress.share, confidence);
      return new Map([...counts.values()].map(([key, count]) => [key, bound(count)]));
    },
  };
}

const unknown: BoundedDouble = { mean: 0, confidence: 0, low: -Infinity, high: Infinity };

const around = (mean: number, halfWidth: number, confidence: number): BoundedDouble => ({
  mean,
  confidence,
  low: mean - halfWidth,
  high: mean + halfWidth,
});

/** How many standard errors to each side hold the mean with `confidence`. */
const errors = (count: number, confidence: number): number => {
  const upTo = (1 + confidence) / 2;
  return count > 100 ? normalQuantile(upTo) : studentQuantile(count - 1, upTo);
};

type Estimate = (seen: StatCounter, progress: Progress, confidence: number) => BoundedDouble;

function momentsEvaluator(
  outputs: number,
  confidence: number,
  whole: (seen: StatCounter) => number,
  estimate: Estimate,
): ApproximateEvaluator<Moments, BoundedDouble> {
  const progress = new Progress(outputs);
  const moments = noMoments();
  return {
    merge: (_index, part) => {
      progress.merged += 1;
      addMoments(moments, part);
    },
    currentResult: () => {
      const seen = new StatCounter([], moments);
      if (progress.complete) return exactly(whole(seen));
      return seen.count === 0 ? unknown : estimate(seen, progress, confidence);
    },
  };
}

export const meanEvaluator = (
  outputs: number,
  confidence: number,
): ApproximateEvaluator<Moments, BoundedDouble> =>
  momentsEvaluator(outputs, confidence, (seen) => seen.mean, estimatedMean);

export const sumEvaluator = (
  outputs: number,
  confidence: number,
): ApproximateEvaluator<Moments, BoundedDouble> =>
  momentsEvaluator(outputs, confidence, (seen) => seen.sum, estimatedSum);

const estimatedMean: Estimate = (seen, _progress, confidence) => {
  if (seen.count === 1) return around(seen.mean, Infinity, confidence);
  const deviation = Math.sqrt(seen.sampleVariance / seen.count);
  return around(seen.mean, errors(seen.count, confidence) * deviation, confidence);
};

/** What is missing is the mean times the missing count, neither of which is known: their variances add up as those of a product. */
const estimatedSum: Estimate = (seen, { share }, confidence) => {
  const { mean, count } = seen;
  const all = count / share;
  const meanVariance = seen.sampleVariance / count;
  const countVariance = (count * (1 - share)) / (share * share);
  const variance =
    mean * mean * countVariance + (all - count) ** 2 * meanVariance + meanVariance * countVariance;
  if (count === 1 || Number.isNaN(variance)) return around(mean * all, Infinity, confidence);
  return around(mean * all, errors(count, confidence) * Math.sqrt(variance), confidence);
};
