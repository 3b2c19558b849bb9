/**
 * The words of a command line. Bare words are the form that always works (`once`, `seed=7`); `--once` after `--` means
 * the same; a flag that npm took for itself arrives as npm_config_… and is said aloud.
 *
 * In Spark: nothing. Left out on purpose: short flags and abbreviations.
 */
import type { Both } from "./texts.ts";
import { wrongInput } from "./wrong-input.ts";

export interface Grammar {
  readonly command: string;
  /** Words that are on or off. */
  readonly flags?: readonly string[];
  /** Words with a value: `seed=7`, `--seed=7`, `--seed 7`, and `belief M-09` for those in `pairs`. */
  readonly values?: readonly string[];
  /** Values that may also follow their name as the next word. */
  readonly pairs?: readonly string[];
  /** How many other words there may be. */
  readonly others?: number;
}

export interface Words {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly others: readonly string[];
  /** Flags that npm had swallowed. */
  readonly swallowed: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

export function read(words: readonly string[], grammar: Grammar, environment: Environment): Words {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const others: string[] = [];
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const [name, value] = split(word);
    if (value === undefined && grammar.flags?.includes(name)) flags.add(name);
    else if (value !== undefined && grammar.values?.includes(name)) values.set(name, value);
    else if (takesNext(word, name, grammar)) values.set(name, next(left, name, grammar));
    else if (word.startsWith("-")) throw wrongInput(unknown(word, grammar));
    else others.push(word);
  }
  const swallowed = takenByNpm(grammar, environment, flags, values);
  if (others.length > (grammar.others ?? 0))
    throw wrongInput({
      en: `${grammar.command}: one word too many: “${others.at(-1)}”. ${usage(grammar).en}`,
      ko: `${grammar.command}: 남는 낱말이 있습니다: “${others.at(-1)}”. ${usage(grammar).ko}`,
    });
  return { flags, values, others, swallowed };
}

function split(word: string): [name: string, value: string | undefined] {
  const bare = word.replace(/^--?(?=[a-z])/, "");
  const at = bare.indexOf("=");
  return at > 0 ? [bare.slice(0, at), bare.slice(at + 1)] : [bare, undefined];
}

function takesNext(word: string, name: string, grammar: Grammar): boolean {
  if (!grammar.values?.includes(name)) return false;
  return word.startsWith("--") || (grammar.pairs?.includes(name) ?? false);
}

function next(left: string[], name: string, grammar: Grammar): string {
  const value = left.shift();
  if (value === undefined)
    throw wrongInput({
      en: `${grammar.command}: ${name} wants a value after it.`,
      ko: `${grammar.command}: ${name} 뒤에 값을 적으세요.`,
    });
  return value;
}

function takenByNpm(
  grammar: Grammar,
  environment: Environment,
  flags: Set<string>,
  values: Map<string, string>,
): string[] {
  const taken: string[] = [];
  for (const name of [...(grammar.flags ?? []), ...(grammar.values ?? [])]) {
    const value = environment[`npm_config_${name}`];
    if (value === undefined || value === "" || value === "false") continue;
    if (grammar.flags?.includes(name) && !flags.has(name)) {
      flags.add(name);
      taken.push(name);
    } else if (grammar.values?.includes(name) && !values.has(name)) {
      values.set(name, value);
      taken.push(`${name}=${value}`);
    }
  }
  return taken;
}

function unknown(word: string, grammar: Grammar): Both {
  return {
    en: `${grammar.command}: there is no option “${word}”. ${usage(grammar).en}`,
    ko: `${grammar.command}: “${word}” 옵션은 없습니다. ${usage(grammar).ko}`,
  };
}

function usage(grammar: Grammar): Both {
  const words = [...(grammar.flags ?? []), ...(grammar.values ?? []).map((name) => `${name}=…`)];
  return words.length === 0
    ? { en: "It takes no options.", ko: "이 명령에는 옵션이 없습니다." }
    : { en: `It takes: ${words.join(", ")}.`, ko: `쓸 수 있는 옵션: ${words.join(", ")}.` };
}

/** A whole number from a value, or a line that says what is wanted. */
export function wholeNumber(words: Words, name: string, command: string): number | undefined {
  const value = words.values.get(name);
  if (value === undefined) return undefined;
  if (!/^-?\d{1,15}$/.test(value))
    throw wrongInput({
      en: `${command}: ${name} wants a whole number, not “${value}”.`,
      ko: `${command}: ${name} 값은 정수여야 합니다. 받은 값은 “${value}”입니다.`,
    });
  return Number(value);
}
