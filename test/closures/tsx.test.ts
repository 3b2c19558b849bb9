/**
 * The same programs under tsx, each in a process of its own: `node --import tsx --import ./engine/node/register.mjs program.ts`.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = "test/closures/programs";

/** What a program printed; an error with all of it when it failed. */
function printed(
  program: string,
  hooks: readonly string[] = ["./engine/node/register.mjs"],
): string {
  const imports = ["tsx", ...hooks].flatMap((hook) => ["--import", hook]);
  const options = { cwd: root, encoding: "utf8" as const, timeout: 50_000 };
  const { stdout, stderr, status } = spawnSync(process.execPath, [...imports, program], options);
  if (status !== 0)
    throw new Error(`${program} ended with ${String(status)}\n${stdout}\n${stderr}`);
  return stdout;
}

interface Line {
  readonly title: string;
  readonly held: boolean;
  readonly said?: string;
}
const linesOf = (text: string): readonly Line[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
const source = (name: string): readonly string[] =>
  readFileSync(`${root}${folder}/${name}`, "utf8").split("\n");

describe("the behaviours under tsx", () => {
  test("all thirty hold, and errors name their lines", () => {
    const lines = ["cases-01.ts", "cases-11.ts", "cases-21.ts"].flatMap((name) =>
      linesOf(printed(`${folder}/${name}`)),
    );
    expect(lines.filter(({ held }) => !held)).toEqual([]);
    expect(lines.map(({ title }) => Number(title.slice(0, 2)))).toEqual(
      Array.from({ length: 30 }, (_, at) => at + 1),
    );
    for (const mark of ["08", "09"]) {
      const line =
        source("cases-01.ts").findIndex((text) => text.includes(`// line of ${mark}`)) + 1;
      expect(lines.find(({ title }) => title.startsWith(mark))?.said).toMatch(
        new RegExp(`cases-01\\.ts:${line}$`),
      );
    }
  });

  test("without the pass most of them do not", () => {
    const held = linesOf(printed(`${folder}/cases-01.ts`, [])).filter((line) => line.held);
    expect(held.length).toBeLessThan(8);
  });

  test("an error inside a task shows its own line and column", () => {
    const line = source("failing.ts").findIndex((text) => text.includes("// fails here")) + 1;
    const column = (source("failing.ts")[line - 1] ?? "").indexOf("new Error") + 1;
    expect(printed(`${folder}/failing.ts`)).toContain(`failing.ts:${line}:${column}`);
  });

  test("a closure's text says which package it needs", () => {
    expect(JSON.parse(printed(`${folder}/text.ts`))).toEqual([
      "fast-check stringify 1,10",
      "The closure imports stringify from fast-check, and nothing here can import it",
    ]);
  });
});
