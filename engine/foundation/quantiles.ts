/**
 * Quantiles of three distributions, for answers with an interval around them: Poisson, normal and Student's t. Found by summing, or by halving an
 * interval until nothing is left to halve. In Spark these come from Apache Commons Math; ours agree to about ten digits.
 */
import { strictExp, strictLog } from "./strict-math.ts";

/** The least k so that a Poisson draw of this mean is at most k with the chance `upTo`. */
export function poissonQuantile(mean: number, upTo: number): number {
  if (mean <= 0) return 0;
  let logTerm = -mean;
  let reached = strictExp(logTerm);
  let k = 0;
  while (reached < upTo) {
    k += 1;
    logTerm += strictLog(mean / k);
    const term = strictExp(logTerm);
    if (term === 0 && k > mean) return k;
    reached += term;
  }
  return k;
}

/** The x below which a standard normal value lies with the chance `upTo`. */
export const normalQuantile = (upTo: number): number => inverse((x) => normalBelow(x), upTo);

/** The same for Student's t with `freedom` degrees. */
export const studentQuantile = (freedom: number, upTo: number): number =>
  inverse((x) => studentBelow(x, freedom), upTo);

/** Halves an interval around the only x where a growing function reaches `value`. */
function inverse(f: (x: number) => number, value: number): number {
  if (value <= 0) return -Infinity;
  if (value >= 1) return Infinity;
  let [low, high] = [-1, 1];
  while (f(low) > value) low *= 2;
  while (f(high) < value) high *= 2;
  for (let round = 0; round < 200; round += 1) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (f(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** By the series of odd powers; far out there is nothing left to add. */
function normalBelow(x: number): number {
  if (Math.abs(x) > 8) return x < 0 ? 0 : 1;
  let term = x;
  let sum = x;
  for (let n = 3; Math.abs(term) > 1e-17 * Math.abs(sum); n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + (sum * strictExp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/** By the finite sums for whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4). */
function studentBelow(x: number, freedom: number): number {
  const angle = Math.abs(arcTangent(x / Math.sqrt(freedom)));
  const cosine2 = freedom / (freedom + x * x);
  const sine = Math.abs(x) / Math.sqrt(freedom + x * x);
  const odd = freedom % 2 === 1;
  let term = odd ? Math.sqrt(cosine2) : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let n = odd ? 3 : 2; n < freedom; n += 2) {
    term *= (cosine2 * (n - 1)) / n;
    sum += term;
  }
  const inside = odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
  return x < 0 ? (1 - inside) / 2 : (1 + inside) / 2;
}

/** The arc tangent by halving the argument three times and its series: the last bit of Math.atan is left to the engine. */
function arcTangent(x: number): number {
  let y = x;
  for (let round = 0; round < 3; round += 1) y /= 1 + Math.sqrt(1 + y * y);
  let sum = 0;
  for (let k = 41; k >= 1; k -= 2) sum = 1 / k - y * y * sum;
  return 8 * y * sum;
}
