/** Words of a command line as the programs of a machine read them: short options, some with a value, some bundled; then operands. Stands in for getopt. */

/** What a program is started with. */
export interface Started {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly input: string;
}

export interface Answer {
  readonly output: string;
  readonly status?: number;
  readonly errors?: string;
}

export type Program = (started: Started) => Answer;

/** Words that a program refuses, or a file that is not there; `output` is what it had said by then. */
export class Misused extends Error {
  readonly status: number;
  readonly output: string;
  constructor(message: string, status: number, output: string = "") {
    super(message);
    this.status = status;
    this.output = output;
  }
}

export interface Options {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
}

/**
 * `known` are option letters; one with a colon after it takes a value. `status` is how the program ends on words that it does not know.
 *
 * @throws Misused on other options, and where a value is missing
 */
export function optionsOf(words: readonly string[], known: string, status: number = 1): Options {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const operands: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    if (word === "--") {
      operands.push(...words.slice(at + 1));
      break;
    }
    if (word.startsWith("--")) throw new Misused(`unrecognized option '${word}'`, status);
    if (!word.startsWith("-") || word === "-") {
      operands.push(word);
      continue;
    }
    for (let i = 1; i < word.length; i += 1) {
      const letter = word[i] as string;
      const place = letter === ":" ? -1 : known.indexOf(letter);
      if (place === -1) throw new Misused(`invalid option -- '${letter}'`, status);
      if (known[place + 1] !== ":") {
        flags.add(letter);
        continue;
      }
      const value = word.slice(i + 1) || words[(at += 1)];
      if (value === undefined)
        throw new Misused(`option requires an argument -- '${letter}'`, status);
      values.set(letter, value);
      break;
    }
  }
  return { flags, values, operands };
}

/** The input: machines have no files, so that any file that is named is missing. @throws Misused */
export function inputOf(
  files: readonly string[],
  input: string,
  status: number = 1,
  told: (file: string) => string = (file) => `${file}: No such file or directory`,
): string {
  let read = files.length === 0 ? input : "";
  for (const file of files) {
    if (file !== "-") throw new Misused(told(file), status, read);
    read = input;
  }
  return read;
}

/** Lines without their ends; the last one need not have one. */
export function linesOf(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

export const joined = (lines: readonly string[]): string =>
  lines.map((line) => `${line}\n`).join("");

/** A number of lines. @throws Misused */
export function countOf(word: string, what: string): number {
  if (!/^\d+$/.test(word)) throw new Misused(`invalid number of ${what}: ‘${word}’`, 1);
  return Number(word);
}

/** `1,3-5,7-`: whether a place, counted from one, is among these. @throws Misused */
export function placesOf(list: string): (place: number) => boolean {
  const ranges = list.split(",").map((part) => {
    const [, from = "", dash, to = ""] = /^(\d*)(-?)(\d*)$/.exec(part) ?? [];
    if (from === "" && to === "") throw new Misused(`invalid field value '${part}'`, 1);
    const first = from === "" ? 1 : Number(from);
    const last = dash === "" ? first : to === "" ? Infinity : Number(to);
    return [first, last] as const;
  });
  return (place) => ranges.some(([first, last]) => first <= place && place <= last);
}
