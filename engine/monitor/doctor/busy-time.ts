/**
 * How much slot time was there and how much was used between two instants, asked in logarithmic time. In Spark: nothing; the timeline of its web UI shows
 * it to the eye. Milliseconds; slot time is slots times milliseconds. Left out on purpose: executors that are there but excluded.
 */

export interface Interval {
  readonly from: number;
  readonly to: number;
  /** How many slots it stands for. */
  readonly weight: number;
}

interface Steps {
  readonly at: readonly number[];
  /** Of the instants before the n-th: their weights, and their weights times instants. */
  readonly weights: readonly number[];
  readonly moments: readonly number[];
}

function stepsOf(points: readonly (readonly [at: number, weight: number])[]): Steps {
  const sorted = [...points].sort(([a], [b]) => a - b);
  const weights = [0];
  const moments = [0];
  for (const [at, weight] of sorted) {
    weights.push((weights.at(-1) ?? 0) + weight);
    moments.push((moments.at(-1) ?? 0) + weight * at);
  }
  return { at: sorted.map(([at]) => at), weights, moments };
}

/** The sum of weight × (t − instant) over the instants before t. */
function since({ at, weights, moments }: Steps, t: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) < t) low = middle + 1;
    else high = middle;
  }
  return (weights[low] ?? 0) * t - (moments[low] ?? 0);
}

/** The weighted length of what of the intervals lies in `[from, to]`. */
export class Coverage {
  readonly #starts: Steps;
  readonly #ends: Steps;

  constructor(intervals: readonly Interval[]) {
    const real = intervals.filter(({ from, to }) => to > from);
    this.#starts = stepsOf(real.map(({ from, weight }) => [from, weight]));
    this.#ends = stepsOf(real.map(({ to, weight }) => [to, weight]));
  }

  between(from: number, to: number): number {
    return to > from ? this.#before(to) - this.#before(from) : 0;
  }

  #before(t: number): number {
    return since(this.#starts, t) - since(this.#ends, t);
  }
}

/** The length of what no interval covers between two instants, piece by piece. */
export function uncovered(
  intervals: readonly { readonly from: number; readonly to: number }[],
  from: number,
  to: number,
): readonly { readonly from: number; readonly to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  let reached = from;
  for (const one of [...intervals].sort((a, b) => a.from - b.from)) {
    if (one.from > reached) gaps.push({ from: reached, to: Math.min(one.from, to) });
    reached = Math.max(reached, one.to);
    if (reached >= to) return gaps;
  }
  gaps.push({ from: reached, to });
  return gaps.filter((gap) => gap.to > gap.from);
}
