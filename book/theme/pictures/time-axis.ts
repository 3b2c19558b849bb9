/**
 * The time axis of a timeline: stretches in which tasks run keep their length; a long stretch in which none does is folded into a
 * short gap that says how long it was.
 *
 * In Spark's UI the axis is even, and zoomed by hand. Left out on purpose: zooming.
 */

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Fold extends Span {
  readonly x1: number;
  readonly x2: number;
}

export interface Axis {
  xOf(at: number): number;
  readonly folds: readonly Fold[];
  readonly ticks: readonly { readonly at: number; readonly x: number }[];
}

const foldWidth = 54;

/** An axis from `left`, `width` wide, over `whole`; `busy` are the stretches to keep. */
export function timeAxis(whole: Span, busy: readonly Span[], left: number, width: number): Axis {
  const gaps = foldedGaps(whole, busy);
  const kept = whole.to - whole.from - gaps.reduce((sum, gap) => sum + gap.to - gap.from, 0);
  const scale = (width - gaps.length * foldWidth) / Math.max(1, kept);
  const xOf = (at: number): number => {
    let x = left;
    let from = whole.from;
    for (const gap of gaps) {
      if (at <= gap.from) return x + (at - from) * scale;
      x += (gap.from - from) * scale;
      if (at < gap.to) return x + (foldWidth * (at - gap.from)) / (gap.to - gap.from);
      x += foldWidth;
      from = gap.to;
    }
    return x + (at - from) * scale;
  };
  const folds = gaps.map((gap) => ({ ...gap, x1: xOf(gap.from), x2: xOf(gap.to) }));
  const isFolded = (at: number): boolean => gaps.some((gap) => at > gap.from && at < gap.to);
  const ticks = ticksOf(whole, kept)
    .filter((at) => !isFolded(at))
    .map((at) => ({ at, x: xOf(at) }));
  return { xOf, folds, ticks: spread(ticks) };
}

/** Gaps that are long beside everything that happens. */
function foldedGaps(whole: Span, busy: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let end = whole.from;
  let work = 0;
  for (const span of busy.toSorted((a, b) => a.from - b.from)) {
    if (span.from > end) gaps.push({ from: end, to: span.from });
    work += Math.max(0, span.to - Math.max(span.from, end));
    end = Math.max(end, span.to);
  }
  if (whole.to > end) gaps.push({ from: end, to: whole.to });
  return gaps.filter((gap) => gap.to - gap.from > 1.5 * work);
}

function ticksOf(whole: Span, kept: number): number[] {
  const rough = kept / 6;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? power;
  const ticks: number[] = [];
  for (
    let at = Math.ceil(whole.from / step) * step;
    at <= whole.to && ticks.length < 2000;
    at += step
  )
    ticks.push(at);
  return ticks;
}

/** Labels that would touch are left out. */
function spread<T extends { readonly x: number }>(ticks: readonly T[]): T[] {
  const kept: T[] = [];
  for (const tick of ticks) if (kept.length === 0 || tick.x - kept.at(-1)!.x >= 46) kept.push(tick);
  return kept;
}
