/**
 * Both languages, wherever Kindling speaks to its reader: pairs in which the Korean is Korean, and no sentence without its pair.
 *
 * In Spark: nothing. The type `Both` demands two texts; here they are read. Left out on purpose: the book's prose, which
 * test/book reads, and what vitest, tsc and Spark say for themselves.
 */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assertionInWords } from "./harness/assertions.ts";
import { kindInKorean, kindsInKorean } from "./harness/kinds.ts";
import { englishForKorean, kindsDeclared, proseInOneLanguage } from "./harness/language-rules.ts";
import { type SourceFile, sourceFiles } from "./harness/source-files.ts";
import { texts } from "./harness/texts.ts";

const root = join(import.meta.dirname, "..");
const hangul = /[가-힣]/;

/** Everything that holds texts for a reader. */
const speaking = sourceFiles(
  root,
  ["engine", "chapters", "solutions", "test", "book/build", "book/claims", "book/examples"],
  /\.(ts|mjs)$/,
).filter(({ path }) => !/^test\/(closures|kills|languages|harness\/parts)/.test(path));

/** The files that print: commands, and what they print with. */
const printing = speaking.filter(({ path }) =>
  /^(test\/harness\/(command-[a-z-]+|run|words|workbook|wrong-input|beliefs|kata-(report|verdict|session)|page|lines|law-run|trial|sandbox|kata-setup)\.(ts|mjs)|engine\/node\/example[a-z-]*\.ts|book\/build\/(serve|main|static-files|chores)\.ts|test\/bench\/main\.ts|test\/oracle\/(processes|record|history-check)\.ts)$/.test(
    path,
  ),
);

const rules: readonly (readonly [
  name: string,
  rule: (file: SourceFile) => string[],
  files: readonly SourceFile[],
  atLeast: number,
  bad: readonly string[],
])[] = [
  [
    "has Korean beside its English",
    englishForKorean,
    speaking,
    300,
    [
      `const heading = { en: "The parts", ko: "The parts" };`,
      "say({ en: `port ${n} is taken`, ko: `port ${n} is taken` });",
      `const empty = { en: "nothing", ko: "" };`,
      "t.witness(`${n} tasks ran`, `${n} tasks ran`);",
      `const belief = { en: { belief: "All again." }, ko: { belief: "All again." } };`,
    ],
  ],
  [
    "prints no sentence in one language",
    proseInOneLanguage,
    printing,
    25,
    [
      `print(["nothing was run"]);`,
      "print([`there is no ${name} here`]);",
      `const line = failed ? "the run failed" : "";`,
      `throw new WrongInput("say which kata");`,
    ],
  ],
];

describe.each(rules)("every file that speaks %s", (_name, rule, files, atLeast, bad) => {
  test("of this project", () => {
    expect(files.length).toBeGreaterThanOrEqual(atLeast);
    expect(files.flatMap(rule)).toEqual([]);
  });

  test.each(bad)("or it is seen: %s", (text) => {
    expect(rule({ path: "test/a.ts", text })).toHaveLength(1);
  });
});

test("names of Spark, marks and what is filled in need no translation", () => {
  const text = `
    const a = { en: \`\${x} → \${y}\`, ko: \`\${y} → \${x}\` };
    const b = { en: "local[2]", ko: name };
    throw new Error("an author reads this");
    print([texts.ko.next, "  npm run kata 15/03", "could not run"]);
  `;
  expect(englishForKorean({ path: "test/a.ts", text })).toEqual([]);
  expect(proseInOneLanguage({ path: "test/a.ts", text })).toEqual([]);
});

/** Every text of a catalogue by its path; functions are asked with something for each parameter. */
function leaves(value: unknown, path: string = ""): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function")
    return [[path, String((value as (...all: unknown[]) => unknown)("A", "B", "C", "D"))]];
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

test("every text of the catalogue is Korean in Korean, and no other than in English", () => {
  const english = new Map(leaves(texts.en));
  const korean = leaves(texts.ko);
  expect(korean.length).toBeGreaterThanOrEqual(60);
  // What is only made of what is filled in says nothing itself.
  const faults = korean.filter(
    ([path, text]) => /[a-z]{2}/.test(english.get(path) ?? "") && !hangul.test(text),
  );
  expect(faults).toEqual([]);
});

test("every kind of case that a law declares has a Korean name, and no other name is kept", () => {
  const declared = new Set(
    sourceFiles(root, ["chapters"], /\.test\.ts$/).flatMap((file) => kindsDeclared(file)),
  );
  expect(declared.size).toBeGreaterThanOrEqual(200);
  expect([...declared].filter((kind) => !Object.hasOwn(kindsInKorean, kind))).toEqual([]);
  // A word that a program types (foreach, FetchFailed) is its own name.
  const untold = Object.keys(kindsInKorean).filter(
    (kind) => !hangul.test(kindInKorean(kind)) && /\s[a-z]/.test(kind),
  );
  expect(untold).toEqual([]);
  const stale = Object.keys(kindsInKorean).filter(
    (kind) => !declared.has(kind) && !/ (while active|after stop)$/.test(kind),
  );
  expect(stale).toEqual([]);
});

const one = [{ map: 1 }, { map: 2 }];
const long = Array.from({ length: 40 }, (_, n) => `task ${n}`);
test.each<[message: string, english: string, korean: string, actual?: unknown, wanted?: unknown]>([
  ["expected 3 to be 4 // Object.is equality", "wanted 4, got 3", "기대한 값 4, 나온 값 3"],
  [
    "expected '2' to be '0' // Object.is equality",
    "wanted “0”, got “2”",
    "기대한 값 “0”, 나온 값 “2”",
    "2",
    "0",
  ],
  [
    "expected [ +0, 1 ] to deeply equal []",
    "wanted [], got [0, 1]",
    "기대한 값 [], 나온 값 [0, 1]",
    [0, 1],
    [],
  ],
  [
    "expected 5 to be less than or equal to 4",
    "wanted 4 at most, got 5",
    "4 이하를 기대, 나온 값 5",
  ],
  [
    "expected [ 1 ] to have a length of 2 but got 1",
    "wanted a list of 2, got [ 1 ]",
    "기대한 길이 2, 나온 값 [ 1 ]",
  ],
  [
    "expected [ …(40) ] to deeply equal [ …(39) ]",
    "number 40 of the list: wanted nothing more, got “task 39”",
    "목록의 40번째: 기대한 값 없음, 나온 값 “task 39”",
    long,
    long.slice(0, -1),
  ],
  [
    "expected [ {…} ] to deeply equal [ {…} ]",
    `number 2 of the list: wanted nothing more, got {"map":2}`,
    `목록의 2번째: 기대한 값 없음, 나온 값 {"map":2}`,
    one,
    one.slice(0, 1),
  ],
  [
    "java.lang.RuntimeException: boom",
    "java.lang.RuntimeException: boom",
    "java.lang.RuntimeException: boom",
  ],
])("%s is told in plain words", (message, en, ko, actual, expected) => {
  expect(assertionInWords({ message, actual, expected })).toEqual({ en, ko });
});
