/**
 * The thirty behaviours under vitest, and the place of an error inside a task. Same file as under tsx: see `tsx.test.ts`.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { firstCases } from "./programs/cases-01.ts";
import { middleCases } from "./programs/cases-11.ts";
import { lastCases } from "./programs/cases-21.ts";
import { failingTask } from "./programs/failing.ts";
import { Spark } from "./toy-spark.ts";

const source = (name: string): readonly string[] =>
  readFileSync(new URL(`programs/${name}`, import.meta.url), "utf8").split("\n");
const lineOf = (name: string, mark: string): number =>
  source(name).findIndex((line) => line.includes(mark)) + 1;

const cases = [...firstCases, ...middleCases, ...lastCases];

describe("closures are shipped as copies", () => {
  for (const [title, run] of cases) test(title, () => run(new Spark()));

  test("there are thirty behaviours", () => {
    expect(cases.map(([title]) => Number(title.slice(0, 2)))).toEqual(
      Array.from({ length: 30 }, (_, at) => at + 1),
    );
  });

  test.for([7, 8])("the error of case %i names the line of the closure", (at) => {
    const [title, run] = firstCases[at] as (typeof firstCases)[number];
    const mark = `// line of ${title.slice(0, 2)}`;
    expect(run(new Spark())).toMatch(
      new RegExp(`cases-01\\.ts:${String(lineOf("cases-01.ts", mark))}$`),
    );
  });

  test("an error inside a task shows its own line and column", () => {
    const line = lineOf("failing.ts", "// fails here");
    const column = (source("failing.ts")[line - 1] ?? "").indexOf("new Error") + 1;
    const error = failingTask(new Spark());
    expect(error.stack).toContain(`failing.ts:${String(line)}:${String(column)}`);
  });
});
