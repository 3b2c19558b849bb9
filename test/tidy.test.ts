/**
 * Tidiness as a law: every rule holds for every file, sees a bad text, and the test fails when it saw too few files.
 *
 * In Spark: scalastyle, and reviewers. Left out on purpose: taste.
 */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type SourceFile, sourceFiles } from "./harness/source-files.ts";
import {
  hasShortFunctions,
  isShort,
  keepsToTheWorld,
  leavesNoTestOut,
  namesNoMachine,
  opensWithComment,
} from "./harness/tidy-rules.ts";

const root = join(import.meta.dirname, "..");
const folders = ["engine", "chapters", "katas", "solutions", "test", "book"];
const sources = sourceFiles(root, folders);
const texts = sourceFiles(root, ["."], /\.(ts|mjs|js|md|json|css|html|sh)$/);

const rules: [
  name: string,
  rule: (file: SourceFile) => string[],
  bad: [path: string, text: string][],
][] = [
  [
    "opens with a doc comment",
    opensWithComment,
    [
      ["engine/a.ts", `export const a = 1;\n`],
      ["engine/a.ts", `/** What? */\n`],
      ["engine/a.ts", `// A file that says what it is, but not in a doc comment.\n`],
    ],
  ],
  ["has at most 300 lines", isShort, [["engine/a.ts", "\n".repeat(301)]]],
  [
    "has functions of at most 60 lines",
    hasShortFunctions,
    [
      ["engine/a.ts", `function f(): void {${"\n".repeat(61)}}`],
      ["engine/a.ts", `const f = (x: number): number => {${"\n".repeat(61)}return x;};`],
      ["engine/a.ts", `class A { go(): void {${"\n".repeat(61)}} }`],
    ],
  ],
  [
    "keeps to the World",
    keepsToTheWorld,
    [
      ["engine/a.ts", `const now = new Date();`],
      ["engine/a.ts", `const now = Date.now();`],
      ["engine/a.ts", `const now = Date();`],
      ["engine/a.ts", `const now = globalThis.performance.now();`],
      ["engine/a.ts", `const id = Math.random();`],
      ["engine/a.ts", `const id = Math["random"]();`],
      ["engine/a.ts", `const e = (x: number): number => Math.log(x);`],
      ["engine/a.ts", `const e = Math.exp(1);`],
      ["engine/a.ts", `const e = Math.pow(2, 0.5);`],
      ["engine/a.ts", `setTimeout(() => undefined, 1);`],
      ["engine/a.ts", `const home = process.env;`],
      ["engine/a.ts", `import { readFileSync } from "node:fs";\nreadFileSync("a");`],
      ["engine/a.ts", `export * from "node:fs";`],
      ["engine/a.ts", `console.log(1);`],
      ["engine/a.ts", `const f = new Intl.NumberFormat();`],
      ["engine/a.ts", `const c = "a".localeCompare("b");`],
      ["engine/a.ts", `let count = 0;`],
      ["engine/a.ts", `export var count = 0;`],
    ],
  ],
  [
    "leaves no test out",
    leavesNoTestOut,
    [
      ["test/a.test.ts", `test.skip("a", () => undefined);`],
      ["test/a.test.ts", `describe.only("a", () => undefined);`],
      ["test/a.test.ts", `it.todo("a");`],
      ["test/a.test.ts", `test.concurrent.skip("a", () => undefined);`],
      ["test/a.test.ts", `test.skipIf(true)("a", () => undefined);`],
    ],
  ],
  [
    "names no machine",
    namesNoMachine,
    [
      ["engine/a.ts", `const home = "/wo${""}rk/main/engine";`],
      ["engine/a.ts", `const home = "/ho${""}me/ann/kindling";`],
      ["engine/a.ts", `const home = "C:${"\\"}Users";`.replace("Users", "Users\\")],
    ],
  ],
];

describe.each(rules)("every file %s", (name, rule, bad) => {
  test("of this project", () => {
    const files = name === "names no machine" ? texts : sources;
    expect(sources.filter(({ path }) => path.startsWith("engine/")).length).toBeGreaterThanOrEqual(
      25,
    );
    expect(files.length).toBeGreaterThanOrEqual(60);
    expect(files.flatMap(rule)).toEqual([]);
  });

  test.each(bad)("or it is seen, in %s (bad text %#)", (path, text) => {
    expect(rule({ path, text })).toHaveLength(1);
  });
});

test("a file that does not parse is named", () => {
  expect(() => hasShortFunctions({ path: "engine/a.ts", text: "const = 1;" })).toThrow(
    "engine/a.ts does not parse",
  );
});

test("a word that is only a name of a property, a comment or a string is no fault", () => {
  const text = `/** Date, process, Math.random. */
const words = { process: 1, Date: "console", state: { setTimeout: "let" } };
export const one = words.process + words.Date.length;
export const copy = (process: Date, { console }: { console: string }) => [new Date(process), console];
`;
  expect(keepsToTheWorld({ path: "engine/a.ts", text })).toEqual([]);
  expect(keepsToTheWorld({ path: "engine/node/a.ts", text: "console.log(1);" })).toEqual([]);
});
