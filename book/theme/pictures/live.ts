/**
 * A run that one can stop and take step by step, forward and back: the timeline of its tasks, of which only what has happened is shown, and what the page's script needs to move it.
 *
 * In Spark: the pages of its UI while an application runs, which do not go back. Without the script the picture shows the whole run. Left out on purpose: what a task does within.
 */
import type { TracedEvent } from "#engine/index";
import { type Step, stepsOf } from "./run-steps.ts";
import { el, escaped, type Drawing } from "./svg.ts";
import { timelineParts, timelineWidth } from "./timeline.ts";
import type { PictureWords } from "./words.ts";

/** What a page's script is handed: the steps, and where on the picture each lies. */
export interface PlayerData {
  readonly steps: readonly Step[];
  readonly xs: readonly number[];
}

export function livePicture(
  events: readonly TracedEvent[],
  words: PictureWords,
  id: string,
): Omit<Drawing, "id" | "title" | "tableName"> {
  const heads = words.heads.live;
  const parts = timelineParts(events, words, id);
  if (parts === undefined)
    return { width: 0, height: 0, body: "", description: "", table: { heads, rows: [] } };
  const { still, lanes, legend, bottom, height, description, rows } = parts;
  const past = el("rect", { x: 0, y: 0, width: timelineWidth, height, class: "past" });
  const body = [
    el("clipPath", { id: `${id}-past` }, past),
    still,
    el("g", { "clip-path": `url(#${id}-past)` }, lanes),
    el("line", { x1: -9, y1: 20, x2: -9, y2: bottom - 4, class: "now" }),
    legend,
  ];
  return { width: timelineWidth, height, body: body.join(""), description, table: { heads, rows } };
}

/** Where the script puts its buttons, and what it moves. */
export function playerOf(events: readonly TracedEvent[], words: PictureWords, id: string): string {
  const parts = timelineParts(events, words, id);
  if (parts === undefined) return "";
  const { axis, span } = parts;
  const steps = stepsOf(events);
  const within = (at: number): number => Math.min(span.to, Math.max(span.from, at));
  const xs = steps.map(({ at }) => Math.round(axis.xOf(within(at)) * 10) / 10);
  const data: PlayerData = { steps, xs };
  return `<div class="player" hidden data-player="${escaped(JSON.stringify(data))}"></div>`;
}
