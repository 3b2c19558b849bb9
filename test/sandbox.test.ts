/**
 * Ways from a kata to what it replaces: each is tried and refused, by the text or while it runs.
 *
 * In Spark: nothing. A kata that asked the reference would hold all its laws and teach nothing. The last tests look at
 * `#engine/kata` itself, because the best lock is that nothing lies behind the door.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { removeToy, toyWorkbook } from "./harness/fixtures/toy.ts";
import { cardOf } from "./harness/kata-card.ts";
import { findingIn } from "./harness/sandbox.ts";
import { workbookAt } from "./harness/workbook.ts";

const root = join(import.meta.dirname, "..");

const head = `import { type Policies, Todo } from "#engine/kata";\n`;
const refused: [way: string, text: string][] = [
  ["the alias of the solutions", `import { f } from "#kata/15-life-cycle/01-name";`],
  ["the alias of the engine", `import { submit } from "#engine/index";`],
  [
    "a path to the solution",
    `import { f } from "../../solutions/15-life-cycle/01-name/solution.ts";`,
  ],
  ["a path to the engine", `import * as all from "../../engine/scheduler/dag-scheduler.ts";`],
  ["a re-export", `export { f } from "../../solutions/15-life-cycle/01-name/solution.ts";`],
  ["a re-export of everything", `export * from "#engine/index";`],
  ["a type of the engine", `import type { Stage } from "#engine/scheduler/stage";`],
  ["another kata", `import { f } from "./02-other.ts";`],
  ["an import for its effect", `import "../../engine/index.ts";`],
  ["an import from a text", `import { f } from "data:text/javascript,export const f = 1";`],
  ["a file address", `import { f } from "file:///solution.ts";`],
  ["the project by its name", `import { f } from "kindling/engine";`],
  ["an import while it runs", `const { f } = await import("../../engine/index.ts");`],
  ["an import of a name put together", `const f = (p: string) => import(p + "/index.ts");`],
  ["require", `const { f } = require("../../engine/index.ts");`],
  ["the old form of an import", `import all = require("../../engine/index.ts");`],
  ["import.meta.resolve", `const path = import.meta.resolve("#engine/index");`],
  ["import.meta.glob", `const all = import.meta.glob("/solutions/**");`],
  ["eval", `const f = eval("1 + 1");`],
  ["eval by another name", `const e = eval; const f = e("1 + 1");`],
  ["Function", `const f = new Function("return 1");`],
  ["the constructor of a function", `const f = (() => 1).constructor("return 1");`],
  ["the constructor, spelt", `const f = (() => 1)["constructor"]("return 1");`],
  ["the constructor, put together", `const f = (() => 1)["con" + "structor"]("return 1");`],
  ["the constructor in a template", "const f = (() => 1)[`constructor`]('return 1');"],
  ["the constructor, taken out", `const { constructor: make } = () => 1;`],
  ["node:fs and vm", `import { readFileSync } from "node:fs";\nimport vm from "node:vm";`],
  ["fs without its scheme", `import { readFileSync } from "fs";`],
  ["process", `const fs = process.getBuiltinModule("node:fs");`],
  ["globalThis", `const fs = globalThis["process"];`],
  ["Reflect", `const make = Reflect.get(() => 1, "con" + "structor");`],
  ["the loader's own names", `const all = __vite_ssr_import__("/engine/index.ts");`],
  ["a shorthand", `const scope = { process };`],
  ["a default value", `const f = (p = process) => p;`],
];

describe("a way to the reference is refused", () => {
  test.each(refused)("%s", (_way, text) => {
    const { obstacle = "", name = "" } = findingIn(`${head}${text}\n`) ?? {};
    expect(["reference", "imports", "reach"]).toContain(obstacle);
    expect(name).not.toBe("");
  });

  test("what leads into the workbook is the reference, what leads elsewhere is not", () => {
    const said = (text: string): string => {
      const { obstacle, name } = findingIn(`${head}${text}\n`) ?? {};
      return `${obstacle}: ${name}`;
    };
    expect(said(`import { submit } from "#engine/index";`)).toBe("reference: #engine/index");
    expect(said(`export * from "../../solutions/a.ts";`)).toBe("reference: ../../solutions/a.ts");
    expect(said(`import all = require("../../engine/index.ts");`)).toBe(
      "reference: ../../engine/index.ts",
    );
    expect(said(`const f = (p: string) => import(p + "/index.ts");`)).toBe("reference: import(…)");
    expect(said(`import { readFileSync } from "node:fs";`)).toBe("imports: node:fs");
    expect(said(`import { chunk } from "lodash";`)).toBe("imports: lodash");
    expect(said(`const f = await import("fs");`)).toBe("imports: fs");
    expect(said(`const home = process.env;`)).toBe("reach: process");
    expect(said(`const f = (() => 1).constructor("return 1");`)).toBe("reach: constructor");
    expect(said(`const all = import.meta.glob("/solutions/**");`)).toBe("reach: import.meta");
  });

  test("with the line and the column that do it, after Korean, too", () => {
    const text = `${head}\n/* 한글 */ const one = 1;\nconst 하나 = 1, f = eval("1");\n`;
    expect(findingIn(text)).toEqual({
      obstacle: "reach",
      name: "eval",
      at: { line: 4, column: 19 },
    });
  });

  test("a text that does not parse says where, after Korean, too", () => {
    const finding = findingIn(`${head}// 한글 주석\nconst 하나 = (x => ;\n`);
    expect(finding).toEqual({
      obstacle: "syntax",
      detail: "Unexpected token",
      at: { line: 3, column: 18 },
    });
  });
});

test("an honest kata is not refused", () => {
  const text = `${head}
/** Nothing here asks process, eval or require. */
class Table<T extends Function> {
  constructor(readonly rows: readonly T[]) {}
}
const words = { process: 1, module: "eval", resolve: { global: 2 } };
export const f: Policies["f"] = (process0, lost) => {
  if (words.process > 1) throw new Todo("import('x')");
  const again = lost as unknown as Table<() => void>;
  return Promise.resolve([...again.rows, words.module, words.resolve.global, new.target]);
};
`
    .replace("new.target", "process0")
    .replace("constructor(readonly rows: readonly T[]) {}", "rows: readonly T[] = [];");
  expect(findingIn(text)).toBeUndefined();
});

describe("what a kata may import", () => {
  const file = `${root}/engine/kata.ts`;

  test("exports no policy and nothing that holds one", async () => {
    const module = existsSync(file) ? ((await import(/* @vite-ignore */ file)) as object) : {};
    const cards = await Promise.all(workbookAt(root).katas.map((kata) => cardOf(root, kata)));
    const policies = new Set(cards.map((card) => card?.policy));
    const names = Object.entries(module).flatMap(([name, value]) =>
      typeof value === "object" && value !== null ? [name, ...Object.keys(value)] : [name],
    );
    expect(
      names.filter((name) => policies.has(name) || /polic|default|solution/i.test(name)),
    ).toEqual([]);
  });

  test("re-exports types only, never a module of the engine", () => {
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    expect(text.match(/^export \*.*$/gm) ?? []).toEqual([]);
  });
});

describe("what a text hides is refused while it runs", () => {
  const toy = toyWorkbook("hidden", ["hidden"]);
  afterAll(() => removeToy(toy));

  test("the text alone shows nothing", () => {
    const text = readFileSync(`${toy}/katas/99-toy/01-resubmit.ts`, "utf8");
    expect(findingIn(text)).toBeUndefined();
  });
});
