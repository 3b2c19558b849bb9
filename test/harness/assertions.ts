/**
 * What an assertion of vitest says, in plain words of both languages: `expected '2' to be '0' // Object.is equality` is the reason of most
 * broken laws, and of two long lists only the first place in which they differ is worth a line.
 *
 * In Spark: nothing. Only the forms that laws use; any other sentence stays as vitest wrote it. Left out on purpose: maps and classes,
 * whose text is vitest's.
 */
import fc from "fast-check";
import type { Both } from "./texts.ts";

/** An error, and the two values where it compared some. */
export interface Compared {
  readonly message: string;
  readonly actual?: unknown;
  readonly expected?: unknown;
}

/** How a sentence ends, and what it says of the value wanted (W) and the value got (G). Longer forms before shorter ones. */
const forms: readonly (readonly [ending: RegExp, english: string, korean: string])[] = [
  [/^to (?:strictly |deeply )?equal (.*)$/, "wanted W, got G", "기대한 값 W, 나온 값 G"],
  [
    /^to not (?:strictly |deeply )?equal (.*)$/,
    "wanted anything but W, got G",
    "W 아닌 값을 기대, 나온 값 G",
  ],
  [/^to not be (.*?)(?: \/\/ .*)?$/, "wanted anything but W, got G", "W 아닌 값을 기대, 나온 값 G"],
  [/^to be less than or equal to (.*)$/, "wanted W at most, got G", "W 이하를 기대, 나온 값 G"],
  [/^to be less than (.*)$/, "wanted less than W, got G", "W 미만을 기대, 나온 값 G"],
  [/^to be greater than or equal to (.*)$/, "wanted W at least, got G", "W 이상을 기대, 나온 값 G"],
  [/^to be greater than (.*)$/, "wanted more than W, got G", "W 초과를 기대, 나온 값 G"],
  [/^to be (.*?)(?: \/\/ .*)?$/, "wanted W, got G", "기대한 값 W, 나온 값 G"],
  [
    /^to have a length of (\d+) but got .*$/,
    "wanted a list of W, got G",
    "기대한 길이 W, 나온 값 G",
  ],
  [/^to (?:include|contain|match) (.*)$/, "wanted W in it, got G", "W 들어 있기를 기대, 나온 값 G"],
  [
    /^to not (?:include|contain|match) (.*)$/,
    "wanted no W in it, got G",
    "W 없기를 기대, 나온 값 G",
  ],
];

/** Lists of more than this many letters are told by their first difference. */
const longList = 60;

/** The first line of an assertion's message in words, as far as its form is known. */
export function assertionInWords(error: Compared): Both {
  const [message = ""] = error.message.split("\n", 1);
  const [, before = "", got = "", ending = ""] =
    /^((?!expected ).*?: )?expected (.*?) (to (?:be|not|have|include|contain|match|strictly|deeply|equal)\b.*)$/.exec(
      message,
    ) ?? [];
  const lists = /^to (?:strictly |deeply )?equal/.test(ending) ? differenceOf(error) : undefined;
  if (lists !== undefined) return { en: `${before}${lists.en}`, ko: `${before}${lists.ko}` };
  for (const [form, english, korean] of forms) {
    const match = form.exec(ending);
    if (match === null) continue;
    const wanted = valueOf(error.expected) ?? plain(match[1] ?? "");
    const found = valueOf(error.actual) ?? plain(got);
    const filled = (sentence: string): string =>
      `${before}${sentence.replace(/\b[WG]\b/g, (side) => (side === "W" ? wanted : found))}`;
    return { en: filled(english), ko: filled(korean) };
  }
  return { en: message, ko: message };
}

/** A plain value, or a list of such, as one would write it; undefined where vitest's own text has to do. */
function valueOf(value: unknown): string | undefined {
  if (typeof value === "string") return `“${value}”`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (!Array.isArray(value)) return undefined;
  const told = value.map((one) => valueOf(one));
  const text = `[${told.join(", ")}]`;
  return told.includes(undefined) || text.length > longList ? undefined : text;
}

/** vitest writes +0 and puts strings in quotes of code. */
function plain(text: string): string {
  return text.replace(/(?<![\w.])\+0\b/g, "0").replace(/^'(.*)'$/, "“$1”");
}

/** Where two long lists differ first. */
function differenceOf({ actual, expected }: Compared): Both | undefined {
  if (!Array.isArray(actual) || !Array.isArray(expected)) return undefined;
  if (valueOf(actual) !== undefined && valueOf(expected) !== undefined) return undefined;
  const told = (list: readonly unknown[], at: number): string | undefined =>
    at < list.length ? (valueOf(list[at]) ?? fc.stringify(list[at])) : undefined;
  const most = Math.max(actual.length, expected.length);
  for (let at = 0; at < most; at += 1) {
    const [got, wanted] = [told(actual, at), told(expected, at)];
    if (got === wanted) continue;
    return {
      en: `number ${at + 1} of the list: wanted ${wanted ?? "nothing more"}, got ${got ?? "nothing more"}`,
      ko: `목록의 ${at + 1}번째: 기대한 값 ${wanted ?? "없음"}, 나온 값 ${got ?? "없음"}`,
    };
  }
  return undefined;
}
