/** Programs that look at one line, or one character, at a time: cat, cut, grep, head, rev, tail, tr, wc. Left out: options that are not read here; they are refused. */
import { utf8Length } from "../../foundation/utf8.ts";
import {
  Misused,
  countOf,
  inputOf,
  joined,
  linesOf,
  optionsOf,
  placesOf,
  type Answer,
  type Options,
  type Program,
  type Started,
} from "./options.ts";

const cat: Program = ({ words, input }) => {
  const { flags, operands } = optionsOf(words, "n");
  const numbered = (text: string): string =>
    flags.has("n")
      ? joined(linesOf(text).map((line, i) => `${String(i + 1).padStart(6)}\t${line}`))
      : text;
  try {
    return { output: numbered(inputOf(operands, input)) };
  } catch (error) {
    if (!(error instanceof Misused)) throw error;
    throw new Misused(error.message, error.status, numbered(error.output));
  }
};

const cut: Program = ({ words, input }) => {
  const { flags, values, operands } = optionsOf(words, "f:d:c:b:s");
  const [fields, characters] = [values.get("f"), values.get("c") ?? values.get("b")];
  if (fields === undefined && characters === undefined)
    throw new Misused("you must specify a list of bytes, characters, or fields", 1);
  const isWanted = placesOf(fields ?? characters ?? "");
  const between = values.get("d") ?? "\t";
  const kept = (parts: readonly string[]): string[] => parts.filter((_, i) => isWanted(i + 1));
  const lines = linesOf(inputOf(operands, input)).flatMap((line) => {
    if (fields === undefined) return [kept(Array.from(line)).join("")];
    if (line.includes(between)) return [kept(line.split(between)).join(between)];
    return flags.has("s") ? [] : [line];
  });
  return { output: joined(lines) };
};

/** `-2` for `-n 2`, as head and tail still take it. */
const withCount = (words: readonly string[]): string[] =>
  words.flatMap((word) => (/^-\d+$/.test(word) ? ["-n", word.slice(1)] : [word]));

const head: Program = ({ words, input }) => {
  const { values, operands } = optionsOf(withCount(words), "n:");
  const wanted = values.get("n") ?? "10";
  const lines = linesOf(inputOf(operands, input, 1, cannotOpen));
  const left = wanted.startsWith("-")
    ? Math.max(0, lines.length - countOf(wanted.slice(1), "lines"))
    : countOf(wanted, "lines");
  return { output: joined(lines.slice(0, left)) };
};

const tail: Program = ({ words, input }) => {
  const { values, operands } = optionsOf(withCount(words), "n:");
  const wanted = values.get("n") ?? "10";
  const lines = linesOf(inputOf(operands, input, 1, cannotOpen));
  const from = wanted.startsWith("+")
    ? Math.max(0, countOf(wanted.slice(1), "lines") - 1)
    : Math.max(0, lines.length - countOf(wanted, "lines"));
  return { output: joined(lines.slice(from)) };
};

const cannotOpen = (file: string): string =>
  `cannot open '${file}' for reading: No such file or directory`;

/** Ends with 1 where nothing is found: which fails the task of a pipe. */
const grep: Program = ({ words, input }) => {
  const options = optionsOf(words, "vincqEFe:", 2);
  const { flags, values, operands } = options;
  const [pattern, files] =
    values.get("e") === undefined ? [operands[0], operands.slice(1)] : [values.get("e"), operands];
  if (pattern === undefined) throw new Misused("Usage: grep [OPTION]... PATTERNS [FILE]...", 2);
  const found = linesOf(inputOf(files, input, 2))
    .map((line, i) => [line, i + 1] as const)
    .filter(([line]) => matcher(pattern, options)(line) !== flags.has("v"));
  return { output: foundText(found, flags), status: found.length === 0 ? 1 : 0 };
};

function foundText(
  found: readonly (readonly [string, number])[],
  flags: ReadonlySet<string>,
): string {
  if (flags.has("q")) return "";
  if (flags.has("c")) return `${found.length}\n`;
  return joined(found.map(([line, place]) => (flags.has("n") ? `${place}:${line}` : line)));
}

function matcher(pattern: string, { flags }: Options): (line: string) => boolean {
  const text = flags.has("F")
    ? pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    : flags.has("E")
      ? pattern
      : basic(pattern);
  try {
    const expression = new RegExp(text, flags.has("i") ? "iu" : "u");
    return (line) => expression.test(line);
  } catch {
    throw new Misused(`Invalid regular expression: ${pattern}`, 2);
  }
}

/** A basic regular expression as an extended one: there `+ ? | ( ) { }` mean themselves unless a backslash stands before them. */
const basic = (pattern: string): string =>
  pattern.replaceAll(/\\?[+?|(){}]/g, (sign) =>
    sign.length === 2 ? sign.slice(1) : String.raw`\${sign}`,
  );

const rev: Program = ({ words, input }) => ({
  output: joined(
    linesOf(inputOf(optionsOf(words, "").operands, input)).map((line) =>
      Array.from(line).toReversed().join(""),
    ),
  ),
});

/** By characters; the real one takes bytes, which is the same below U+0080. */
const tr: Program = ({ words, input }) => {
  const { flags, operands } = optionsOf(words, "ds");
  const [from = "", to = ""] = operands;
  const needed = flags.has("d") || flags.has("s") ? 1 : 2;
  if (operands.length < needed)
    throw new Misused(
      operands.length === 0 ? "missing operand" : `missing operand after ‘${from}’`,
      1,
    );
  const [source, target] = [setOf(from), setOf(to)];
  const last = target.at(-1) ?? "";
  const isMapped = operands.length > 1 && !flags.has("d");
  const mapped = new Map(source.map((sign, i) => [sign, target[i] ?? last]));
  const squeezed = new Set(flags.has("s") ? setOf(operands.at(-1) ?? "") : []);
  let output = "";
  let before = "";
  for (const sign of input) {
    if (flags.has("d") && mapped.has(sign)) continue;
    const next = isMapped ? (mapped.get(sign) ?? sign) : sign;
    if (next !== before || !squeezed.has(next)) output += next;
    before = next;
  }
  return { output };
};

const classes: Readonly<Record<string, string>> = {
  lower: "a-z",
  upper: "A-Z",
  digit: "0-9",
  alpha: "A-Za-z",
  alnum: "0-9A-Za-z",
  space: "\t\n\v\f\r ",
};

function setOf(text: string): string[] {
  const open = text.replaceAll(/\[:(\w+):\]/g, (whole, name: string) => classes[name] ?? whole);
  const plain = open.replaceAll(/\\([nt\\])/g, (_, sign: string) =>
    sign === "n" ? "\n" : sign === "t" ? "\t" : "\\",
  );
  return plain.match(/.-.|./gsu)?.flatMap(signsOf) ?? [];
}

function signsOf(part: string): string[] {
  const signs = Array.from(part);
  const [first, , last] = signs;
  if (first === undefined || last === undefined) return signs;
  const [from, to] = [first.codePointAt(0) ?? 0, last.codePointAt(0) ?? 0];
  if (from > to)
    throw new Misused(`range-endpoints of '${part}' are in reverse collating sequence order`, 1);
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
}

const wc: Program = ({ words, input }: Started): Answer => {
  const { flags, operands } = optionsOf(words, "lwcm");
  const text = inputOf(operands, input);
  const counts = {
    l: text.split("\n").length - 1,
    w: text.split(/\s+/).filter((word) => word !== "").length,
    m: Array.from(text).length,
    c: utf8Length(text),
  };
  const asked = flags.size === 0 ? new Set(["l", "w", "c"]) : flags;
  const shown = Object.entries(counts).flatMap(([letter, n]) => (asked.has(letter) ? [n] : []));
  const width = shown.length === 1 ? 0 : 7;
  return { output: `${shown.map((n) => String(n).padStart(width)).join(" ")}\n` };
};

export const filters = { cat, cut, grep, head, rev, tail, tr, wc } satisfies Record<
  string,
  Program
>;
