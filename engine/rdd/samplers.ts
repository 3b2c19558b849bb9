/**
 * Samplers: how often each record of a partition is taken, as Spark draws it. Small fractions skip ahead by gaps instead of drawing for each
 * record. Rules C11.1–C11.5. Spark 3.5.3: core/…/util/random/RandomSampler.scala, SamplingUtils.scala, StratifiedSamplingUtils.scala.
 */
import { illegalArgument } from "../foundation/errors.ts";
import { XORShiftRandom, type JavaRandom } from "../foundation/random.ts";
import { strictExp, strictLog, strictLog1p } from "../foundation/strict-math.ts";
import { Well19937c, poisson } from "../foundation/well-random.ts";

/** Answers for each record in turn how often it is taken. */
export type Sampler = (record: unknown) => number;

/** Below this fraction gaps are drawn, not records. */
const LARGEST_GAPPED = 0.4;
const EPSILON = 5e-11;
const ROUNDING = 1e-6;

/** Each record once or not at all, with the chance `fraction`. */
export function bernoulli(fraction: number, seed: bigint): Sampler {
  if (fraction <= 0) return () => 0;
  if (fraction >= 1) return () => 1;
  const random = new XORShiftRandom(seed);
  if (fraction > LARGEST_GAPPED) return () => (random.nextDouble() <= fraction ? 1 : 0);
  const lnq = strictLog1p(-fraction);
  return skipping(
    () => Math.trunc(strictLog(Math.max(random.nextDouble(), EPSILON)) / lnq),
    () => 1,
  );
}

/** Each record any number of times, `fraction` on average. */
export function poissonSampler(fraction: number, seed: bigint): Sampler {
  if (fraction <= 0) return () => 0;
  if (fraction > LARGEST_GAPPED) return poisson(fraction, new Well19937c(seed));
  const random = new XORShiftRandom(seed);
  return skipping(
    () => Math.trunc(strictLog(Math.max(random.nextDouble(), EPSILON)) / -fraction),
    () => atLeastOnce(random, strictExp(-fraction)),
  );
}

/** Passes over a gap, takes a record, draws the next gap. */
function skipping(drawGap: () => number, take: () => number): Sampler {
  let gap = drawGap();
  return () => {
    if (gap > 0) {
      gap -= 1;
      return 0;
    }
    const times = take();
    gap = drawGap();
    return times;
  };
}

/** A Poisson draw of which it is known that it is not 0; `none` is the chance of 0. */
function atLeastOnce(random: JavaRandom, none: number): number {
  let product = none + (1 - none) * random.nextDouble();
  let times = 1;
  for (product *= random.nextDouble(); product > none; product *= random.nextDouble()) times += 1;
  return times;
}

/** Records whose draw lies in [from, to): cells with one seed are disjoint and cover everything. */
export function cell(from: number, to: number, seed: bigint): Sampler {
  if (to - from <= 0) return () => 0;
  const random = new XORShiftRandom(seed);
  return () => {
    const drawn = random.nextDouble();
    return drawn >= from && drawn < to ? 1 : 0;
  };
}

/** Each record with the fraction of its key. */
export function stratified(
  fractionOf: (key: unknown) => number,
  withReplacement: boolean,
  seed: bigint,
): Sampler {
  const keyOf = (record: unknown): unknown => (record as readonly [unknown, unknown])[0];
  if (!withReplacement) {
    const random = new XORShiftRandom(seed);
    return (record) => {
      const drawn = random.nextDouble();
      return drawn < fractionOf(keyOf(record)) ? 1 : 0;
    };
  }
  const draws = new Map<number, () => number>();
  return (record) => {
    const mean = fractionOf(keyOf(record));
    let draw = draws.get(mean);
    if (draw === undefined) draws.set(mean, (draw = poisson(mean, new Well19937c(seed))));
    return draw();
  };
}

/** @throws IllegalArgumentException as Spark does for a fraction that cannot be meant. */
export function checkFraction(fraction: number, withReplacement: boolean): void {
  const shown = Number.isInteger(fraction) ? `${fraction}.0` : String(fraction);
  if (fraction < 0)
    throw illegalArgument(`requirement failed: Fraction must be nonnegative, but got ${shown}`);
  if (!withReplacement && fraction > 1 + ROUNDING)
    throw illegalArgument(
      `requirement failed: Sampling fraction (${shown}) must be on interval [0, 1]`,
    );
}

/** How many standard deviations to each side hold a Poisson draw of this mean nearly always. */
export const deviations = (mean: number): number => (mean < 6 ? 12 : mean < 16 ? 9 : 6);

/** The fraction that gives at least `wanted` of `total` records in 9999 of 10000 draws. */
export function fractionForSampleSize(
  wanted: number,
  total: number,
  withReplacement: boolean,
): number {
  if (withReplacement)
    return Math.max(wanted + deviations(wanted) * Math.sqrt(wanted), 1e-10) / total;
  const fraction = wanted / total;
  const gamma = -strictLog(1e-4) / total;
  const enough = fraction + gamma + Math.sqrt(gamma * gamma + 2 * gamma * fraction);
  return Math.min(1, Math.max(1e-10, enough));
}
