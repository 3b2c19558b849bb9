/**
 * StatCounter: count, mean, variance, least and greatest of numbers, taken in one by one or merged from several counters. The variance is kept as a
 * running sum of squares of differences, so that large means do not eat it. Spark 3.5.3: core/…/util/StatCounter.scala.
 */

/** What a counter holds: the form in which it travels from a task to the driver. */
export interface Moments {
  count: number;
  mean: number;
  /** The sum of the squares of the differences from the mean. */
  squares: number;
  max: number;
  min: number;
}

export const noMoments = (): Moments => ({
  count: 0,
  mean: 0,
  squares: 0,
  max: -Infinity,
  min: Infinity,
});

export function addValue(into: Moments, value: number): Moments {
  const delta = value - into.mean;
  into.count += 1;
  into.mean += delta / into.count;
  into.squares += delta * (value - into.mean);
  into.max = Math.max(into.max, value);
  into.min = Math.min(into.min, value);
  return into;
}

/** Merges `other` into `into`; where one side has ten times as many values, its mean is moved rather than averaged. */
export function addMoments(into: Moments, other: Moments): Moments {
  if (other.count === 0) return into;
  if (into.count === 0) return Object.assign(into, other);
  const total = into.count + other.count;
  const delta = other.mean - into.mean;
  if (other.count * 10 < into.count) into.mean += (delta * other.count) / total;
  else if (into.count * 10 < other.count) into.mean = other.mean - (delta * into.count) / total;
  else into.mean = (into.mean * into.count + other.mean * other.count) / total;
  into.squares += other.squares + (delta * delta * into.count * other.count) / total;
  into.count = total;
  into.max = Math.max(into.max, other.max);
  into.min = Math.min(into.min, other.min);
  return into;
}

export class StatCounter {
  readonly #moments: Moments;

  constructor(values: Iterable<number> = [], moments: Moments = noMoments()) {
    this.#moments = { ...moments };
    for (const value of values) addValue(this.#moments, value);
  }

  get count(): number {
    return this.#moments.count;
  }

  get mean(): number {
    return this.#moments.mean;
  }

  get sum(): number {
    return this.count * this.mean;
  }

  get max(): number {
    return this.#moments.max;
  }

  get min(): number {
    return this.#moments.min;
  }

  /** Of all values there are; NaN of none. */
  get variance(): number {
    return this.popVariance;
  }

  get popVariance(): number {
    return this.count === 0 ? NaN : this.#moments.squares / this.count;
  }

  /** An estimate of the variance from which the values were drawn: divided by one less. */
  get sampleVariance(): number {
    return this.count <= 1 ? NaN : this.#moments.squares / (this.count - 1);
  }

  get stdev(): number {
    return this.popStdev;
  }

  get popStdev(): number {
    return Math.sqrt(this.popVariance);
  }

  get sampleStdev(): number {
    return Math.sqrt(this.sampleVariance);
  }

  /** Takes in one value, several, or another counter. */
  merge(other: number | Iterable<number> | StatCounter): this {
    if (other instanceof StatCounter) addMoments(this.#moments, { ...other.#moments });
    else
      for (const value of typeof other === "number" ? [other] : other)
        addValue(this.#moments, value);
    return this;
  }

  copy(): StatCounter {
    return new StatCounter([], this.#moments);
  }

  toString(): string {
    const { count, mean, stdev, max, min } = this;
    const shown = [mean, stdev, max, min].map((each) => each.toFixed(6));
    return `(count: ${count}, mean: ${shown[0]}, stdev: ${shown[1]}, max: ${shown[2]}, min: ${shown[3]})`;
  }
}
