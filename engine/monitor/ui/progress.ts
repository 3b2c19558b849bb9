/**
 * Cells that several tables share: how many tasks are done, a description, an error with its stack folded. In Spark: UIUtils.makeProgressBar,
 * makeDescription, errorMessageCell. Left out on purpose: links in descriptions, which Spark allows to its own pages. Spark 3.5.3: core/…/ui/UIUtils.scala.
 */
import { markup, type Html, type Part } from "./html.ts";
import { withDetails } from "./parts.ts";

export interface Progress {
  readonly started: number;
  readonly completed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly killed: ReadonlyMap<string, number>;
  readonly total: number;
}

/** A bar and its words: `3/4 (1 failed)`. */
export function progressCell({
  started,
  completed,
  failed,
  skipped,
  killed,
  total,
}: Progress): Html {
  const running = failed === 0 && skipped === 0 && started > 0 ? ` (${started} running)` : "";
  const words = [
    `${completed}/${total}${running}`,
    failed > 0 ? ` (${failed} failed)` : "",
    skipped > 0 ? ` (${skipped} skipped)` : "",
    ...[...killed]
      .toSorted((a, b) => b[1] - a[1])
      .map(([why, count]) => ` (${count} killed: ${why})`),
  ].join("");
  return markup`${words}
    <progress
      max="${Math.max(total, 1)}"
      value="${Math.min(completed, total)}"
      aria-hidden="true"
    ></progress>`;
}

/** Scripts of Spark's pages cut a line that is longer. */
const LONG = 100;

/** As Spark's scripts fold an error: its first line or a hundred signs, and the rest behind “+details”, without a blank. */
export function scriptErrorCell(message: string | undefined): Part {
  if (message === undefined) return "";
  const end = message.indexOf("\n");
  const head = end > 0 ? message.slice(0, end) : message.slice(0, LONG);
  return head === message ? message : withDetails(head, message);
}

/** The first line, and the rest behind “+details”. */
export function errorCell(message: string | undefined): Part {
  if (message === undefined) return "";
  const end = message.indexOf("\n");
  if (end < 0) return message;
  return withDetails(`${message.slice(0, end)} `, message);
}
