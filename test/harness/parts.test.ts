/**
 * Parts of the harness alone: words, names, lines, keys, the loop guard, the notebook, the page's length.
 *
 * In Spark: nothing. Left out on purpose: what the commands' test sees already.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { shareOf } from "./experiment.ts";
import { removeToy, toyWorkbook } from "./fixtures/toy.ts";
import { keysIn } from "./keys.ts";
import { cut, columns, thousands, widthOf, wrapped } from "./lines.ts";
import type { LawReport } from "./law-report.ts";
import { lawsOfFile } from "./law-files.ts";
import { guarded } from "./loop-guard.ts";
import { Notebook } from "./notebook.ts";
import { pageLines } from "./page.ts";
import type { Item, Results } from "./results.ts";
import { languageOf, texts } from "./texts.ts";
import { armLoopGuard } from "./trial.ts";
import { read, wholeNumber } from "./words.ts";
import { findKata, findTarget, isUntouched, workbookAt } from "./workbook.ts";
import { nearest } from "./wrong-input.ts";

const grammar = {
  command: "npm test",
  flags: ["short", "raw"],
  values: ["seed", "belief"],
  pairs: ["belief"],
  others: 1,
};

describe("words", () => {
  const same: [words: string[], environment: Record<string, string>][] = [
    [["15", "short", "seed=7", "belief", "M-09"], {}],
    [["--short", "15", "--seed=7", "--belief=M-09"], {}],
    [["15", "--seed", "7", "--belief", "M-09", "--short"], {}],
    [["15"], { npm_config_short: "true", npm_config_seed: "7", npm_config_belief: "M-09" }],
  ];
  test.each(same)("%j with %j mean the same", (words, environment) => {
    const found = read(words, grammar, environment);
    expect([...found.flags]).toEqual(["short"]);
    expect(Object.fromEntries(found.values)).toEqual({ seed: "7", belief: "M-09" });
    expect(found.others).toEqual(["15"]);
    expect(found.swallowed).toHaveLength(Object.keys(environment).length);
  });

  const wrong: [words: string[], said: string][] = [
    [["15", "16"], "one word too many: “16”"],
    [["--fast"], "there is no option “--fast”"],
    [["--seed"], "seed wants a value"],
    [["belief"], "belief wants a value"],
  ];
  test.each(wrong)("%j: %s", (words, said) => {
    expect(() => read(words, grammar, {})).toThrow(said);
  });

  test("a number is a number", () => {
    expect(wholeNumber(read(["seed=-7"], grammar, {}), "seed", "npm test")).toBe(-7);
    const bad = read(["seed=seven"], grammar, {});
    expect(() => wholeNumber(bad, "seed", "npm test")).toThrow("wants a whole number, not “seven”");
  });
});

describe("names of chapters and katas", () => {
  const toy = toyWorkbook("names", ["todo", "right"]);
  mkdirSync(join(toy, "chapters/09-near"), { recursive: true });
  mkdirSync(join(toy, "chapters/99-toy-extra"), { recursive: true });
  writeFileSync(join(toy, "chapters/09-near/01-a.test.ts"), "");
  const workbook = workbookAt(toy);
  afterAll(() => removeToy(toy));

  const targets: [typed: string, filter: string][] = [
    ["9", "chapters/09-near/"],
    ["09", "chapters/09-near/"],
    ["chapters/9", "chapters/09-near/"],
    ["chapters\\09-near\\", "chapters/09-near/"],
    ["./chapters/99-toy", "chapters/99-toy/"],
    ["99-toy", "chapters/99-toy/"],
    ["chapters/99/01-losses.test.ts", "chapters/99-toy/01-losses.test.ts"],
    ["chapters\\9\\01-a.test.ts", "chapters/09-near/01-a.test.ts"],
    ["test/kills", "test/kills/"],
  ];
  test.each(targets)("%s is %s", (typed, filter) => {
    expect(findTarget(workbook, typed).filter).toBe(filter);
  });

  test.each(["1", "chapters/1", "99-to", "chapters", "engine", "../x"])(
    "%s is no chapter",
    (typed) => {
      if (typed === "chapters") expect(findTarget(workbook, typed).filter).toBe("chapters/");
      else expect(() => findTarget(workbook, typed)).toThrow("Nothing was run");
    },
  );

  test("a kata has one name with many spellings", () => {
    for (const typed of [
      "99/02",
      "99/2",
      "99.2",
      "katas\\99-toy\\02-resubmit.ts",
      "99-toy/02-resubmit",
    ])
      expect(findKata(workbook, typed).id).toBe("99/02");
    expect(() => findKata(workbook, "99/3")).toThrow("There is no kata “99/3”");
  });

  test("the notebook knows a verdict for the very text, and puts an unreadable page aside", () => {
    const kata = findKata(workbook, "99/2");
    new Notebook(toy).note(kata, "holds");
    expect(new Notebook(toy).stateOf(kata)).toBe("holds");
    writeFileSync(join(toy, kata.file), "export const changed = 1;\n");
    expect(new Notebook(toy).stateOf(kata)).toBeUndefined();
    writeFileSync(join(toy, ".kindling/notebook.json"), "{ half");
    expect(new Notebook(toy).hintsOf(kata)).toBe(0);
    expect(existsSync(join(toy, ".kindling/notebook.json.unreadable"))).toBe(true);
  });
});

test("a kata is to do while its code throws Todo, whatever its comments say", () => {
  expect(isUntouched(`throw new Todo("x");`)).toBe(true);
  expect(isUntouched(`/* throw new Todo("x") */ return 1; // new Todo("y")`)).toBe(false);
  expect(isUntouched(`const text = "new Todo(";`)).toBe(false);
});

test("the nearest names come first, far ones not at all", () => {
  expect(nearest("chaptrs/15", ["chapters/15", "chapters/12", "katas"])).toEqual([
    "chapters/15",
    "chapters/12",
  ]);
  expect(nearest("zzz", ["standalone"])).toEqual([]);
});

describe("lines", () => {
  test("no wrapped or cut line is wider than the page, in either script", () => {
    const words = fc.array(
      fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.constantFrom("익스큐터를", "잃으면", "x".repeat(150)),
      ),
    );
    fc.assert(
      fc.property(words, fc.nat(8), (list, indent) => {
        const lines = wrapped(list.join(" "), " ".repeat(indent));
        expect(lines.every((line) => widthOf(line) <= columns())).toBe(true);
        expect(widthOf(cut(list.join(" ")))).toBeLessThanOrEqual(columns());
      }),
    );
  });

  test("a Korean syllable is two columns wide, and thousands have commas", () => {
    expect(widthOf("맵 a")).toBe(4);
    expect([7, 1000, 1234567].map(thousands)).toEqual(["7", "1,000", "1,234,567"]);
  });
});

test("keys are heard at once in a terminal and line by line in a pipe", () => {
  const commands = (text: string, raw: boolean) => keysIn(text, raw).map(({ command }) => command);
  expect(commands("h\rq", true)).toEqual(["hint", "enter", "quit"]);
  expect(commands("\u0003", true)).toEqual(["quit"]);
  expect(commands("h\n\nq\r\n", false)).toEqual(["hint", "enter", "quit"]);
  expect(commands("xyz", true)).toEqual([undefined, undefined, undefined]);
  expect(keysIn("\u001b[A\u001bOP\t", true)).toEqual([]);
});

describe("the loop guard", () => {
  const loops = [
    "while (true) ;",
    "for (;;) continue;",
    "do { } while (true);",
    "for (const x of (function* () { while (true) yield 1; })()) void x;",
    "outer: while (true) { while (true) continue outer; }",
    "const 한글 = '주석'; while (true) 한글.length;",
  ];
  test.each(loops)("ends: %s", (loop) => {
    armLoopGuard();
    const code = guarded(`// 첫 줄\n${loop}`)?.code ?? "";
    expect(code.split("\n")).toHaveLength(2);
    expect(() => runInThisContext(`(() => {${code}})()`) as unknown).toThrow(
      "the loop in line 2 went round more than 1,000,000 times",
    );
  });

  test("leaves what a loop does as it was", () => {
    armLoopGuard();
    const text = `let sum = 0; for (let i = 0; i < 4; i += 1) if (i % 2) sum += i; else { sum += 10 } return sum;`;
    expect(runInThisContext(guarded(`(() => { ${text} })()`)?.code ?? "")).toBe(24);
  });

  test("leaves a text that does not parse to those who say where", () => {
    expect(guarded("while (")).toBeUndefined();
  });
});

describe("the page", () => {
  const report = (title: string): LawReport => ({
    kind: "law",
    title,
    claims: ["C-1"],
    kills: ["x"],
    state: "holds",
    seed: 7,
    cases: 100,
    discarded: 0,
    kinds: [["even", 50]],
    number: 1,
    witness: "3 workers, 7 tasks",
  });
  const item = (index: number): Item => ({
    project: "reference",
    file: "chapters/15-life-cycle/01-a.test.ts",
    sections: [`Section ${Math.floor(index / 10)}`],
    title: `law ${index}`,
    state: "passed",
    law: report(`law ${index}`),
    faults: [],
    milliseconds: 1,
  });
  const chapter = { number: "15", name: "15-life-cycle", title: { en: "Life cycle", ko: "생애" } };
  const page = (count: number, short: boolean): string[] => {
    const items = Array.from({ length: count }, (_, index) => item(index));
    const results: Results = { items, brokenFiles: [], strays: [], printed: [], milliseconds: 1 };
    return pageLines(results, [chapter], { language: "en", say: texts.en }, { short, room: 114 });
  };

  test.each([1, 25, 40, 52, 90, 300])(
    "with %i laws fits into 120 lines and names what it can",
    (count) => {
      const lines = page(count, false);
      expect(lines.length).toBeLessThanOrEqual(114);
      const told = lines.filter((line) => /law \d+$/.test(line)).length;
      expect(told).toBe(count <= 90 ? count : 0);
    },
  );

  test("short is dots", () => {
    expect(page(52, true)).toHaveLength(3);
  });

  test("what is broken is told however long the page is", () => {
    const bad: Item = {
      ...item(301),
      state: "failed",
      faults: [{ message: "expected 1 to be 2", stack: "", diff: "" }],
    };
    const items = [...Array.from({ length: 300 }, (_, index) => item(index)), bad];
    const results: Results = { items, brokenFiles: [], strays: [], printed: [], milliseconds: 1 };
    const voice = { language: "en", say: texts.en } as const;
    expect(pageLines(results, [chapter], voice, { short: false, room: 114 }).join("\n")).toContain(
      "✗ law 301",
    );
  });
});

test("the language is Korean for ko and ko_KR, never for kok", () => {
  expect(languageOf({ LANG: "ko_KR.UTF-8" })).toBe("ko");
  expect(languageOf({ KINDLING_LANG: "ko" })).toBe("ko");
  expect(languageOf({ KINDLING_LANG: "en", LANG: "ko_KR.UTF-8" })).toBe("en");
  expect(languageOf({ LANG: "kok_IN" })).toBe("en");
  expect(languageOf({})).toBe("en");
});

test("laws are read from the source with their place", () => {
  const text = `import { law } from "x";\n\nlaw("a \\"b\\"", { claims: ["C-1"], kills: ["k"] }, [], (t: Trial) => t);\n`;
  expect(lawsOfFile({ path: "chapters/a.test.ts", text })).toEqual([
    {
      kind: "law",
      title: `a "b"`,
      kills: ["k"],
      claims: ["C-1"],
      file: "chapters/a.test.ts",
      line: 3,
    },
  ]);
});

test("the interval of an experiment shrinks with the sample and holds its share", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (runs, seed) => {
      const { share, low, high } = shareOf({ held: seed % (runs + 1), runs });
      expect(low).toBeLessThanOrEqual(share);
      expect(high).toBeGreaterThanOrEqual(share);
    }),
  );
});
