/**
 * What a learner reads after the verdict: what the own function did in the whole engine, and the question about that run.
 *
 * In Spark: nothing. A broken kata has its show, too, as far as the fifteen lines of its verdict leave room. Left out on purpose: the
 * reference's figures; where a kata holds they are the same.
 */
import type { KataCard } from "./card.ts";
import { linesAtMost, type Voice } from "./kata-report.ts";
import type { Verdict } from "./kata-verdict.ts";
import { wrapped } from "./lines.ts";
import type { ShowReport } from "./show.ts";

/** `used`: lines that the verdict took. */
export function showLines(
  verdict: Verdict,
  show: ShowReport,
  used: number,
  { language, say }: Voice,
): string[] {
  const report = show.report[language];
  if (verdict.state === "holds")
    return [
      "",
      ...wrapped(`${say.inEngine} (${show.run[language]}):`, "  ", 2),
      ...wrapped(report, "    "),
    ];
  const room = linesAtMost - used - 1;
  return room < 1 ? [] : ["", ...wrapped(`${say.inEngine}: ${report}`, "  ", room)];
}

/** The card's question, where there is one and the run has an answer to it. */
export function questionLines(
  verdict: Verdict,
  card: KataCard | undefined,
  show: ShowReport,
  { language, say }: Voice,
): string[] {
  if (verdict.state !== "holds" || card?.review === undefined || show.answer === undefined)
    return [];
  return ["", ...wrapped(`${say.question} ${card.review.ask[language]}`, "  ")];
}
