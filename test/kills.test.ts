/**
 * The kill matrix as written: every kill finds its line, every law names a kill that exists, each names the other.
 *
 * In Spark: nothing. That a law really breaks under its kill is what `npm run laws:kill` proves; this proves that the
 * matrix has no dead names in it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { misconceptions } from "../book/claims/misconceptions.ts";
import { waitingBeliefs } from "../book/claims/waiting.ts";
import { beliefsIn } from "./harness/beliefs.ts";
import { applied, killNames, lawsOf, readKill, targetOf } from "./harness/kills.ts";
import { lawsIn, lawsOfFile, type WrittenLaw } from "./harness/law-files.ts";

const root = join(import.meta.dirname, "..");
const names = killNames(root);
const laws = lawsIn(root);
const beliefs = await beliefsIn(root);

/** What is wrong with the names that a law gives. */
function faultsOf(law: WrittenLaw): string[] {
  const place = `${law.file}:${law.line}`;
  if (law.title === "") return [`${place}: the title is not one plain string`];
  if (law.claims === undefined || law.claims.length < 1 || law.claims.length > 3)
    return [`${place}: claims is one to three ids, written out`];
  if (law.kind === "experiment") return [];
  if (law.kills === undefined || law.kills.length === 0) return [`${place}: kills is written out`];
  return law.kills
    .filter((name) => !names.includes(name) && !beliefs.has(name))
    .map((name) => `${place}: there is no kill and no belief “${name}”`);
}

test("every law names kills and beliefs that exist", () => {
  expect(laws.flatMap(faultsOf)).toEqual([]);
});

test("no two laws have the same title", () => {
  const titles = laws.map(({ title }) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

test("every kill finds its text exactly once and names a law that names it", async () => {
  const faults: string[] = [];
  for (const name of names) {
    const kill = await readKill(root, name);
    expect(applied(kill, readFileSync(targetOf(root, kill), "utf8"))).toContain(kill.replace);
    for (const title of lawsOf(kill)) {
      const law = laws.find((one) => one.title === title);
      const named = law?.kills?.includes(name) ?? false;
      if (law === undefined) faults.push(`${name}: no law has the title “${title}”`);
      else if (!named && kill.belief === undefined)
        faults.push(`${name}: “${title}” does not name it`);
    }
  }
  expect(faults).toEqual([]);
});

test("every misconception of an open chapter exists as code", () => {
  const open = new Set(readdirSync(join(root, "chapters")).map((name) => Number.parseInt(name)));
  const believed = misconceptions
    .filter(({ chapter, id }) => open.has(chapter) && !waitingBeliefs.has(id))
    .map(({ id }) => id);
  expect(believed.filter((id) => !beliefs.has(id))).toEqual([]);
  expect(believed.length).toBeGreaterThan(0);
});

describe("a fault in the matrix is seen", () => {
  const bad: [what: string, text: string, fault: string][] = [
    [
      "a kill that is not there",
      `law("a", { claims: ["C-1"], kills: ["engine/none"] }, [], () => 1);`,
      "no kill",
    ],
    [
      "a belief that is not there",
      `law("a", { claims: ["C-1"], kills: ["M-999"] }, [], () => 1);`,
      "no kill",
    ],
    ["kills from elsewhere", `law("a", { claims: ["C-1"], kills }, [], () => 1);`, "written out"],
    ["no claim", `law("a", { claims: [], kills: ["x"] }, [], () => 1);`, "one to three"],
    [
      "a title put together",
      "law(`a ${1}`, { claims: ['C-1'], kills: ['x'] }, [], () => 1);",
      "plain string",
    ],
  ];
  test.each(bad)("%s", (_what, text, fault) => {
    const faults = lawsOfFile({ path: "chapters/a.test.ts", text }).flatMap(faultsOf);
    expect(faults).toEqual([expect.stringContaining(fault)]);
  });

  test("a change that finds its text twice, or never", () => {
    const kill = { file: "engine/a.ts", find: "a + b", replace: "a - b", law: "a" };
    expect(applied(kill, "return a + b;")).toBe("return a - b;");
    expect(() => applied(kill, "a + b; a + b")).toThrow("occurs 2 times");
    expect(() => applied(kill, "a * b")).toThrow("occurs 0 times");
  });
});
