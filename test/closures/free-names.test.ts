/**
 * The pass's own scope analysis against eslint-scope's, on every published module that stands in node_modules, and what the pass makes of
 * them. A difference would be a capture that is missing or one too many.
 */
import { parse } from "acorn";
import { analyze } from "eslint-scope";
import { describe, expect, test } from "vitest";
import { analyse } from "../../engine/pass/analyse.ts";
import { freeNames } from "../../engine/pass/scope.ts";
import { parseModule } from "../../engine/pass/syntax.ts";
import { transformClosures } from "../../engine/pass/transform.ts";
import { type Published, publishedModules } from "./published.ts";

const packages = "zod yaml sucrase vitest rolldown unbash formatly entities chai";
const published = publishedModules(packages.split(" "));

/** The names that eslint-scope finds to come from outside, by the place of each function. */
function theirs({ code }: Published): ReadonlyMap<string, string> {
  const tree = parse(code, {
    ecmaVersion: "latest",
    sourceType: "module",
    allowHashBang: true,
    ranges: true,
  });
  const found = new Map<string, string>();
  for (const { type, block, through } of analyze(tree, { ecmaVersion: 2022, sourceType: "module" })
    .scopes) {
    const place = `${block.start}-${block.end}`;
    if (type !== "function-expression-name" && (type !== "function" || found.has(place))) continue;
    found.set(place, sorted(through.map(({ identifier }) => identifier.name)));
  }
  return found;
}

const sorted = (names: Iterable<string>): string => [...new Set(names)].toSorted().join(" ");

describe("free names of published modules", () => {
  test("there are enough of them", () => {
    expect(published.length).toBeGreaterThan(300);
  });

  test("the pass finds the same free names as eslint-scope in every function", () => {
    const differences: string[] = [];
    let functions = 0;
    let names = 0;
    for (const one of published) {
      const expected = theirs(one);
      const analysis = analyse(one.tree, 0);
      for (const [fn, own] of freeNames(analysis)) {
        if (fn.kind === "field" || fn.kind === "static") continue;
        functions += 1;
        names += own.size;
        const { start, end } = fn.node;
        const other = expected.get(`${start}-${end}`);
        if (other !== sorted(own))
          differences.push(`${one.path}:${start} ${sorted(own)} ≠ ${other}`);
      }
    }
    expect(differences).toEqual([]);
    expect(functions).toBeGreaterThan(5_000);
    expect(names).toBeGreaterThan(10_000);
  });

  test("every module comes out readable, with as many lines as it had", () => {
    const faults: string[] = [];
    let shipped = 0;
    for (const { path, code } of published) {
      if (/(^|[^\w$.])\$\$[\w$]/.test(code)) continue;
      const done = transformClosures(code, { file: path, program: shipped % 2 === 0, map: false });
      shipped += done.sites.length;
      if (done.code.split("\n").length !== code.split("\n").length) faults.push(`${path}: lines`);
      try {
        parseModule(done.code);
      } catch (thrown) {
        faults.push(`${path}: ${String(thrown)}`);
      }
    }
    expect(faults).toEqual([]);
    expect(shipped).toBeGreaterThan(1_000);
  });
});
