/**
 * Lines for a terminal: marks, width, wrapping, a little colour.
 *
 * In Spark: nothing. Every colour has a mark or a word beside it; NO_COLOR and a pipe switch colour off. Lines are as long as the window is
 * wide; through a pipe they are as long wherever they are read. Left out on purpose: a window narrower than 60.
 */
import { styleText } from "node:util";
import { widthOf } from "../../engine/foundation/text-width.ts";

export { widthOf };

/** How long a line may be. */
export function columns(): number {
  const { isTTY, columns: window } = process.stdout;
  return isTTY ? Math.min(Math.max(window, 60), 160) : 110;
}

type Style = "green" | "red" | "dim" | "bold" | "yellow";

const coloured = process.stdout.isTTY && !process.env["NO_COLOR"];

export function styled(style: Style, text: string): string {
  return coloured ? styleText(style, text) : text;
}

export const marks = { holds: "✓", broken: "✗", "to do": "·", "could not run": "!" } as const;

export function marked(state: keyof typeof marks): string {
  const style: Style = state === "holds" ? "green" : state === "to do" ? "dim" : "red";
  return styled(style, marks[state]);
}

/** Words in lines of at most `columns()`, each after the indent; at most `most` lines, the last one cut. */
export function wrapped(text: string, indent: string, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    const longer = line === indent ? `${indent}${word}` : `${line} ${word}`;
    if (line !== indent && widthOf(longer) > columns()) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = longer;
  }
  if (line !== indent) lines.push(line);
  if (lines.length <= most) return lines.map((one) => cut(one));
  return lines.slice(0, most).map((one, index) => cut(index === most - 1 ? `${one} …` : one));
}

/** One line, cut at the width. */
export function cut(text: string, most: number = columns()): string {
  const line = text.split("\n", 1)[0] ?? "";
  if (widthOf(line) <= most) return line;
  let kept = "";
  for (const letter of line) {
    if (widthOf(kept) + widthOf(letter) > most - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** Left and right on one line. */
export function apart(left: string, right: string): string {
  const room = columns() - widthOf(left) - widthOf(right);
  return `${left}${" ".repeat(Math.max(2, room))}${right}`;
}

export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

export function print(lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${lines.join("\n")}\n`);
}
