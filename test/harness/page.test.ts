/**
 * The page of a run: a told case is never cut, and which cases are told hangs on the room alone.
 *
 * In Spark: nothing. Left out on purpose: what a failure says; commands.test.ts reads that.
 */
import { expect, test } from "vitest";
import { pageLines } from "./page.ts";
import type { Item, Results } from "./results.ts";
import { texts } from "./texts.ts";

const voice = { language: "en", say: texts.en } as const;
const chapter = { number: "99", name: "99-toy", title: { en: "A toy", ko: "장난감" } };

/** Thirty laws; every third tells a case that needs two lines. */
const items = Array.from({ length: 30 }, (_, n): Item => {
  const long = n % 3 === 0 ? ` ${"and so on ".repeat(12)}to the end of ${n}` : "";
  return {
    project: "reference",
    file: "chapters/99-toy/01-a.test.ts",
    sections: ["All"],
    title: `law ${n}`,
    state: "passed",
    faults: [],
    milliseconds: 1,
    law: {
      kind: "law",
      title: `law ${n}`,
      claims: [],
      kills: [],
      state: "holds",
      seed: 1,
      cases: 100,
      discarded: 0,
      kinds: [],
      number: n + 1,
      witness: `case ${n}${long}`,
    },
  };
});
const results: Results = { items, brokenFiles: [], strays: [], printed: [], milliseconds: 1 };

const pageOf = (room: number): string[] =>
  pageLines(results, [chapter as never], voice, { short: false, room });
const told = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => /^ {6}(case \d+)/.exec(line)?.[1] ?? []);

test("with little room fewer cases are told, none of them cut, and more room adds to the same ones", () => {
  const pages = [36, 44, 52, 60, 66, 74].map(pageOf);
  for (const [at, room] of [36, 44, 52, 60, 66, 74].entries()) {
    expect(pages[at]?.length).toBeLessThanOrEqual(room);
    expect(pages[at]?.join("\n")).not.toContain("…");
  }
  const counts = pages.map((page) => told(page).length);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(new Set(counts).size).toBeGreaterThan(3);
  pages.slice(1).forEach((page, at) => {
    expect(told(page)).toEqual(expect.arrayContaining(told(pages[at] ?? [])));
  });
  expect(told(pageOf(200))).toHaveLength(30);
});
