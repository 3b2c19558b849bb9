/** Middles and spreads of measured values that a few wild ones do not move. In Spark: nothing. Left out on purpose: anything that needs a distribution's name. */

/** The value below which a part of them lies, between neighbours in proportion; 0 of none. */
export function quantileOf(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = part * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

export const medianOf = (values: readonly number[]): number => quantileOf(values, 0.5);

export const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** How far the middle half lies apart, as a part of the median. */
export function relativeSpread(values: readonly number[]): number {
  const median = medianOf(values);
  return median <= 0 ? 0 : (quantileOf(values, 0.75) - quantileOf(values, 0.25)) / median;
}

/** At least 0. */
export const largestOf = (values: readonly number[]): number =>
  values.reduce((largest, value) => Math.max(largest, value), 0);

/** How many of ascending values are at most so large. */
export function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
