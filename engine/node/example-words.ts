/**
 * The words of `npm run example`: which example, which files, `cluster=`, `keep=`, `top=`; and the line for each mistake.
 *
 * In Spark: run-example's arguments. Bare words work; `--top=10` after `--` means the same, and an option that npm took for
 * itself is taken back. Wrong input ends with one line and exit code 2. Left out on purpose: more examples than there are.
 */

/** A mistake of whoever typed; its message is the whole line. */
export class WrongWords extends Error {
  override readonly name = "WrongWords" as const;
}

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
    throw new WrongWords(
      `example: say which: ${names.join(", ")}. For example: npm run example word-count README.md`,
    );
  if (!(names as readonly string[]).includes(name))
    throw new WrongWords(
      `example: there is no example “${name}”${meant(name, names)}. Nothing was run.`,
    );
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
      throw new WrongWords(
        `word-count: there is no option “${word}”. It takes cluster=…, keep=…, top=…. Nothing was run.`,
      );
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
    throw new WrongWords(
      `word-count: there is no option “${name}”${meant(name, options)}. Nothing was run.`,
    );
  return found;
}

function topOf(said: string): number {
  if (!/^[1-9]\d{0,5}$/.test(said))
    throw new WrongWords(
      `word-count: top wants a whole number from 1, not “${said}”. Nothing was run.`,
    );
  return Number(said);
}

/** ` (did you mean “x”?)`, when something is near. */
export function meant(word: string, known: readonly string[]): string {
  const ranked = known
    .map((name) => ({ name, far: distance(word.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far);
  const [best] = ranked;
  return best === undefined || best.far > Math.max(2, best.name.length / 3)
    ? ""
    : ` (did you mean “${best.name}”?)`;
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
