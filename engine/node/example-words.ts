/**
 * The words of `npm run example`: which example, which files, `cluster=`, `keep=`, `top=`; and the line for each mistake.
 *
 * In Spark: run-example's arguments. Bare words work; `--top=10` after `--` means the same, and an option that npm took for
 * itself is taken back. Wrong input ends with one line and exit code 2. Left out on purpose: more examples than there are.
 */

import type { Both } from "../foundation/language.ts";
import { WrongWords } from "./wrong-words.ts";

/** What is wrong, and that nothing came of it. */
export const refused = (what: Both): WrongWords =>
  new WrongWords({
    en: `word-count: ${what.en} Nothing was run.`,
    ko: `word-count: ${what.ko} 아무것도 실행하지 않았습니다.`,
  });

export interface ExampleWords {
  readonly paths: readonly string[];
  readonly cluster: string;
  /** Where the shuffle files go; undefined: the usual place. */
  readonly keep: string | undefined;
  readonly top: number;
}

const names = ["word-count"] as const;
const options = ["cluster", "keep", "top"] as const;

type Options = Partial<Record<(typeof options)[number], string>>;

export function wordsOf(
  typed: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ExampleWords {
  const [name, ...rest] = typed;
  if (name === undefined)
    throw new WrongWords({
      en: `example: say which: ${names.join(", ")}. For example: npm run example word-count README.md`,
      ko: `example: 어느 예제인지 적으세요: ${names.join(", ")}. 예: npm run example word-count README.md`,
    });
  if (!(names as readonly string[]).includes(name))
    throw new WrongWords({
      en: `example: there is no example “${name}”${meant(name, names).en}. Nothing was run.`,
      ko: `example: “${name}” 예제는 없습니다${meant(name, names).ko}. 아무것도 실행하지 않았습니다.`,
    });
  const said: Options = {};
  for (const option of options) {
    const swallowed = environment[`npm_config_${option}`];
    if (swallowed !== undefined && swallowed !== "" && swallowed !== "true")
      said[option] = swallowed;
  }
  const paths: string[] = [];
  for (const word of rest) {
    const match = /^(?:--)?([a-z]+)=(.*)$/.exec(word);
    if (match === null && word.startsWith("-"))
      throw refused({
        en: `there is no option “${word}”. It takes cluster=…, keep=…, top=….`,
        ko: `“${word}” 옵션은 없습니다. 쓸 수 있는 옵션: cluster=…, keep=…, top=….`,
      });
    if (match === null) paths.push(word);
    else said[optionNamed(match[1] ?? "")] = match[2] ?? "";
  }
  return {
    paths,
    cluster: said.cluster ?? "local[4]",
    keep: said.keep,
    top: topOf(said.top ?? "10"),
  };
}

function optionNamed(name: string): (typeof options)[number] {
  const found = options.find((option) => option === name);
  if (found === undefined)
    throw refused({
      en: `there is no option “${name}”${meant(name, options).en}.`,
      ko: `“${name}” 옵션은 없습니다${meant(name, options).ko}.`,
    });
  return found;
}

function topOf(said: string): number {
  if (!/^[1-9]\d{0,5}$/.test(said))
    throw refused({
      en: `top wants a whole number from 1, not “${said}”.`,
      ko: `top 값은 1 이상의 정수여야 합니다. 받은 값은 “${said}”입니다.`,
    });
  return Number(said);
}

/** ` (did you mean “x”?)`, when something is near. */
export function meant(word: string, known: readonly string[]): Both {
  const ranked = known
    .map((name) => ({ name, far: distance(word.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far);
  const [best] = ranked;
  return best === undefined || best.far > Math.max(2, best.name.length / 3)
    ? { en: "", ko: "" }
    : { en: ` (did you mean “${best.name}”?)`, ko: `(혹시 “${best.name}”인가요?)` };
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j += 1)
      row.push(
        Math.min(
          (above[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
  }
  return row[b.length] ?? 0;
}
