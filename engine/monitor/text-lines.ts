/**
 * Reports as lines for a terminal of eighty columns. In Spark: nothing. Hangul counts as two columns. Left out on purpose: colours.
 */

const COLUMNS = 80;

/** Milliseconds as a person says them. */
export function durationOf(time: number): string {
  if (time < 1000) return `${Math.round(time)} ms`;
  if (time < 120_000) return `${(time / 1000).toFixed(1)} s`;
  return time < 7_200_000
    ? `${(time / 60_000).toFixed(1)} min`
    : `${(time / 3_600_000).toFixed(1)} h`;
}

/** Hangul, CJK and full-width signs take two columns. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const sign of text)
    columns += /[\u1100-\u11ff\u3000-\u9fff\uac00-\ud7af\uff00-\uff60]/.test(sign) ? 2 : 1;
  return columns;
}

export const padded = (text: string, to: number): string =>
  text + " ".repeat(Math.max(1, to - columnsOf(text)));

/** Lines of at most eighty columns: what follows the label stands below what stood after it. A word longer than a line is cut. */
export function wrapped(label: string, text: string): readonly string[] {
  const indent = " ".repeat(Math.min(columnsOf(label), 14));
  const lines: string[] = [];
  let line = label;
  let isEmpty = true;
  for (const word of text.split(/\s+/).flatMap((one) => pieces(one, COLUMNS - indent.length))) {
    const more = isEmpty ? word : ` ${word}`;
    if (!isEmpty && columnsOf(line) + columnsOf(more) > COLUMNS) {
      lines.push(line);
      line = indent + word;
    } else line += more;
    isEmpty = false;
  }
  return [...lines, line];
}

function pieces(word: string, limit: number): readonly string[] {
  if (columnsOf(word) <= limit) return [word];
  const cutAt = Math.floor(limit / 2);
  return [word.slice(0, cutAt), ...pieces(word.slice(cutAt), limit)];
}
