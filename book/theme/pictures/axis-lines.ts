/**
 * What pictures along time share: the stretch of time that is drawn, and the lines and labels of its axis.
 *
 * In Spark: the axis of the event timeline of its UI. Left out on purpose: dates; virtual time begins at zero.
 */
import type { TracedEvent } from "#engine/index";
import { jobsIn, type Attempt } from "./model.ts";
import { el, text } from "./svg.ts";
import type { Axis, Span } from "./time-axis.ts";

/** From the first job to the last end of a job or a task, and a little more. */
export function spanOf(events: readonly TracedEvent[], attempts: readonly Attempt[]): Span {
  const jobs = jobsIn(events);
  const ends = [...attempts.map(({ from, to }) => to ?? from), ...jobs.map(({ to }) => to ?? 0)];
  const from = Math.min(...jobs.map((job) => job.from), ...attempts.map((one) => one.from));
  const to = Math.max(from + 1000, ...ends);
  return { from, to: to + (to - from) * 0.01 };
}

export function drawnAxis(axis: Axis, bottom: number): string {
  const ticks = axis.ticks.map(
    ({ at, x }) =>
      el("line", { x1: x, y1: 20, x2: x, y2: bottom - 6, class: "grid" }) +
      text(x, 14, label(at), { class: "small", "text-anchor": "middle" }),
  );
  const folds = axis.folds.map((fold) => {
    const middle = (fold.x1 + fold.x2) / 2;
    const d = `M${middle - 3} 20 l6 4 l-6 4 l6 4 V${Math.round(bottom - 6)}`;
    return (
      el("path", { d, class: "fold" }) +
      text(middle, 14, `${label(fold.to - fold.from)} …`, {
        class: "small faint",
        "text-anchor": "middle",
      })
    );
  });
  return ticks.join("") + folds.join("");
}

/** Enough digits to tell ticks apart: "1.24 s". */
const label = (at: number): string => `${Number((at / 1_000_000).toFixed(3))} s`;
