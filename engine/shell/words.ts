/**
 * Lines as a shell reads them: words with quotes, backslashes and variables, joined by `;`, `&&`, `||`, `&`, written to files by `>` and `>>`.
 *
 * In Spark: nothing; bash, beneath bin/spark-submit. Same: a backslash before a newline joins lines, before a space it makes the space a part of the
 * word (S2-83). Left out on purpose: pipes, loops, functions, patterns, `$(…)`.
 */

export interface Redirect {
  readonly to: "out" | "err" | "both";
  readonly file: string;
  readonly append: boolean;
}

/** One command of a line. */
export interface Command {
  readonly words: readonly string[];
  /** `NAME=value` in front of it. */
  readonly env: Readonly<Record<string, string>>;
  readonly redirects: readonly Redirect[];
  readonly background: boolean;
  /** What joins it to the one before. */
  readonly after: ";" | "&&" | "||";
  /** As it was typed. */
  readonly text: string;
}

export class ShellSyntaxError extends Error {}

interface Token {
  readonly kind: "word" | "operator";
  readonly text: string;
  /** A part of it stood in quotes, and no assignment before them. */
  readonly quoted: boolean;
  readonly from: number;
  readonly until: number;
}

const OPERATORS = ["&&", "||", "2>&1", "&>", "2>", ">>", ">", ";", "&", "|", "\n"] as const;
const REDIRECTS = new Set([">", ">>", "2>", "&>"]);

type Variables = (name: string) => string;

function tokens(line: string, variables: Variables): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < line.length) {
    const operator = OPERATORS.find((one) => line.startsWith(one, at));
    if (operator !== undefined) {
      const until = at + operator.length;
      found.push({ kind: "operator", text: operator, quoted: false, from: at, until });
      at = until;
    } else if (line.startsWith("\\\n", at)) at += 2;
    else if (/\s/.test(line[at] as string)) at += 1;
    else if (line[at] === "#") at = endOfLine(line, at);
    else {
      const token = word(line, at, variables);
      found.push(token);
      at = token.until;
    }
  }
  return found;
}

function endOfLine(line: string, at: number): number {
  const end = line.indexOf("\n", at);
  return end < 0 ? line.length : end;
}

function word(line: string, from: number, variables: Variables): Token {
  let text = "";
  let quoted = false;
  let at = from;
  while (at < line.length) {
    const char = line[at] as string;
    if (/[\s;&|>]/.test(char)) break;
    if (char === "\\") {
      if (line[at + 1] !== "\n") text += line[at + 1] ?? "";
      at += 2;
    } else if (char === "'" || char === '"') {
      const end = closing(line, at);
      const inner = line.slice(at + 1, end);
      text += char === "'" ? inner : expanded(inner.replace(/\\(["\\$])/g, "$1"), variables);
      // A value in quotes is a value; a name in quotes is no assignment.
      quoted ||= !/^\w+=/.test(line.slice(from, at));
      at = end + 1;
    } else {
      const plain = /^[^\s;&|>\\'"]+/.exec(line.slice(at))?.[0] ?? char;
      text += expanded(plain, variables);
      at += plain.length;
    }
  }
  return { kind: "word", text, quoted, from, until: at };
}

function closing(line: string, from: number): number {
  const quote = line[from] as string;
  for (let at = from + 1; at < line.length; at += 1) {
    if (quote === '"' && line[at] === "\\") at += 1;
    else if (line[at] === quote) return at;
  }
  throw new ShellSyntaxError(`unexpected EOF while looking for matching \`${quote}'`);
}

const expanded = (text: string, variables: Variables): string =>
  text.replace(/\$(?:\{(\w+)\}|(\w+|\?|!))/g, (_, braced?: string, bare?: string) =>
    variables(braced ?? bare ?? ""),
  );

/** The commands of a line, or of several. @throws ShellSyntaxError */
export function commandsOf(line: string, variables: Variables): Command[] {
  const commands: Command[] = [];
  let part: Token[] = [];
  let after: Command["after"] = ";";
  const close = (background: boolean, next: Command["after"]): void => {
    if (part.length > 0) commands.push(command(line, part, background, after));
    part = [];
    after = next;
  };
  for (const token of tokens(line, variables)) {
    if (token.kind === "word" || REDIRECTS.has(token.text) || token.text === "2>&1")
      part.push(token);
    else if (token.text === "|") throw new ShellSyntaxError("pipes are not part of this shell");
    else {
      const joins = token.text === "&&" || token.text === "||";
      if (part.length === 0 && token.text !== "\n" && token.text !== ";")
        throw new ShellSyntaxError(`syntax error near unexpected token \`${token.text}'`);
      close(token.text === "&", joins ? (token.text as "&&" | "||") : ";");
    }
  }
  close(false, ";");
  return commands;
}

function command(
  line: string,
  part: readonly Token[],
  background: boolean,
  after: Command["after"],
): Command {
  const words: string[] = [];
  const env: Record<string, string> = {};
  const redirects: Redirect[] = [];
  for (let at = 0; at < part.length; at += 1) {
    const token = part[at] as Token;
    const assigned = /^([A-Za-z_]\w*)=(.*)$/s.exec(token.text);
    if (token.text === "2>&1") continue;
    if (token.kind === "operator") {
      const file = part[(at += 1)];
      if (file === undefined || file.kind === "operator")
        throw new ShellSyntaxError("syntax error near unexpected token `newline'");
      const isBoth = token.text === "&>" || part.some(({ text }) => text === "2>&1");
      redirects.push({
        to: token.text === "2>" ? "err" : isBoth ? "both" : "out",
        file: file.text,
        append: token.text === ">>",
      });
    } else if (words.length === 0 && assigned !== null && !token.quoted)
      env[assigned[1] as string] = assigned[2] as string;
    else words.push(token.text);
  }
  const text = line.slice(part[0]?.from ?? 0, part.at(-1)?.until ?? 0);
  return { words, env, redirects, background, after, text };
}
