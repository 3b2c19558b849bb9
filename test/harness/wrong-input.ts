/**
 * Wrong input: one line that says what to do, exit code 2, nothing run and nothing lost.
 *
 * In Spark: nothing. The line is there in both languages: what throws it need not know who reads. Left out on purpose: a
 * stack; the mistake is on the command line, not in the code.
 */
import { type Both, spoken } from "./texts.ts";

export class WrongInput extends Error {
  override readonly name = "WrongInput" as const;
  readonly line: Both;
  constructor(line: Both) {
    super(line.en);
    this.line = line;
  }
}

export function wrongInput(line: Both): WrongInput {
  return new WrongInput(line);
}

/** Runs a command; wrong input becomes its line and 2. */
export async function guarded(command: () => number | Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof WrongInput)) throw error;
    process.stderr.write(`${spoken(error.line)}\n`);
    return 2;
  }
}

/** The nearest of some names, for “did you mean”; none when all are far. */
export function nearest(word: string, names: readonly string[], count = 3): string[] {
  const ranked = names
    .map((name) => ({ name, far: distance(word.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1));
  return ranked
    .filter(({ far, name }) => far <= Math.max(3, name.length / 2))
    .slice(0, count)
    .map(({ name }) => name);
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change));
    }
  }
  return row[b.length] ?? 0;
}
