/**
 * The card is a contract: the folders, the five tools, the three uses that were promised. This reads it word for word.
 *
 * In Spark: nothing. That each command works in a clean clone is proved by `.ci/run`, which starts from `npm ci`.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importsOf, sourceFiles } from "./harness/source-files.ts";

const root = `${join(import.meta.dirname, "..")}/`;

interface Manifest {
  readonly type: string;
  readonly engines: { readonly node: string };
  readonly imports: unknown;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as Manifest;
const tools = { ...manifest.dependencies, ...manifest.devDependencies };

const promised = [
  "book",
  "chapters",
  "engine",
  "katas",
  "package.json",
  "solutions",
  "test",
  "tsconfig.json",
];

/** Besides what is promised: documents, dot-files, configuration, and what tools make. */
function isAllowedBeside(name: string): boolean {
  if (name.startsWith(".") || name === "node_modules" || name === "out") return true;
  // What is handed in, as the README names it for grading.
  if (name === "submissions") return true;
  if (/^[A-Z]+(-[A-Z]+)?(\.[a-z]{2})?(\.md|\.txt)?$/.test(name)) return true;
  return /^(package-lock\.json|knip\.json|tsconfig\.[a-z]+\.json|[a-z]+\.config\.(ts|mjs|js))$/.test(
    name,
  );
}

test("the top level holds what the card names, and besides it only documents and configuration", () => {
  const entries = readdirSync(root);
  expect(entries).toEqual(expect.arrayContaining(promised));
  expect(entries.filter((name) => !promised.includes(name) && !isAllowedBeside(name))).toEqual([]);
  expect(["src", "notes.ts", "benchmarks", "index.html"].filter(isAllowedBeside)).toEqual([]);
});

test("the five tools are there, and every tool is pinned to one version", () => {
  expect(Object.keys(tools)).toEqual(
    expect.arrayContaining(["vitest", "fast-check", "tsx", "markdown-it", "@vitest/ui"]),
  );
  const loose = Object.entries(tools).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
  expect(loose).toEqual([]);
  expect(tools["@vitest/ui"]).toBe(tools["vitest"]);
});

test("every tool has its line in ARCHITECTURE.md", () => {
  const page = readFileSync(`${root}ARCHITECTURE.md`, "utf8");
  const unsaid = Object.keys(tools).filter((name) => !page.includes(`\`${name}\``));
  expect(unsaid).toEqual([]);
});

test("each of the five does what it is there for", () => {
  const harness = sourceFiles(root, ["test/harness"]);
  const importers = (name: string): string[] =>
    harness.filter(({ text }) => importsOf(text).includes(name)).map(({ path }) => path);
  expect(importers("vitest/node")).toContain("test/harness/vitest-run.ts");
  expect(importers("fast-check")).toContain("test/harness/law-run.ts");
  const runner = readFileSync(`${root}test/harness/run.mjs`, "utf8");
  expect(runner).toContain(`import("tsx/esm/api")`);
  expect(readFileSync(`${root}test/harness/command-ui.ts`, "utf8")).toContain("ui: true");
  const book = existsSync(`${root}book/build`) ? sourceFiles(root, ["book/build"]) : [];
  const pages = book.filter(({ text }) => importsOf(text).includes("markdown-it"));
  expect(pages.length > 0).toBe(existsSync(`${root}book/build/main.ts`));
});

test("the three promised uses are scripts, and every script goes through the one runner", () => {
  expect(Object.keys(manifest.scripts)).toEqual(
    expect.arrayContaining(["test", "kata", "ui", "start"]),
  );
  const runner = readFileSync(`${root}test/harness/run.mjs`, "utf8");
  for (const [name, script] of Object.entries(manifest.scripts)) {
    expect(script).toBe(`node test/harness/run.mjs ${name}`);
    expect(runner).toMatch(new RegExp(`^  "?${name}"?: [[{]`, "m"));
  }
});

test("one condition switches between the learner's katas and the solutions", () => {
  expect(manifest.type).toBe("module");
  expect(manifest.engines.node).toBe(">=20.19");
  expect(manifest.imports).toEqual({
    "#engine/*": "./engine/*.ts",
    "#kata/*": { kata: "./katas/*.ts", default: "./solutions/*/solution.ts" },
  });
});
