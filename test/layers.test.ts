/**
 * Who may import whom: the engine by `engine/layers.ts`, the other folders by the table below.
 *
 * In Spark: nothing. Each rule is fed a bad import as text and must see it, and the test fails when it saw too few files.
 */
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";
import { layerOf, layers, mayImport, packages } from "#engine/layers";
import { importsOf, type SourceFile, sourceFiles } from "./harness/source-files.ts";

const root = join(import.meta.dirname, "..");

/** What the folders outside the engine may import, as patterns over the import as written. */
const folders: Readonly<Record<string, RegExp>> = {
  chapters:
    /^(#engine\/|#kata\/|\.\.\/\.\.\/(\.\.\/)?test\/harness\/(law|generators\/[a-z-]+)\.ts$|\.{1,2}\/[a-z0-9./-]+\.ts$)/,
  katas: /^#engine\/kata$/,
  solutions: /^#engine\/kata$/,
};

function faultsOfFolder(file: SourceFile): string[] {
  const allowed = folders[file.path.split("/", 1)[0] ?? ""];
  return importsOf(file.text)
    .filter((name) => !allowed?.test(name) || leadsOut(file.path, name))
    .map((name) => `${file.path} imports ${name}`);
}

/** A relative import of a chapter stays in the chapters or is the law or what draws its cases. */
function leadsOut(path: string, name: string): boolean {
  if (!name.startsWith(".")) return false;
  const target = posix.join(posix.dirname(path), name);
  return (
    !target.startsWith(`${path.split("/", 1)[0]}/`) &&
    !/^test\/harness\/(law|generators\/[a-z-]+)\.ts$/.test(target)
  );
}

function faultsOfEngine(file: SourceFile): string[] {
  const path = file.path.replace(/^engine\//, "");
  const from = layerOf(path);
  if (from === undefined) return [`${file.path} is in no layer of engine/layers.ts`];
  return importsOf(file.text).flatMap((name) => {
    const target = name.startsWith("#engine/")
      ? `${name.slice("#engine/".length)}.ts`
      : posix.join(posix.dirname(path), name);
    if (!/^(\.|#engine\/)/.test(name))
      return from === "node" || packages[from]?.includes(name)
        ? []
        : [`${file.path} imports ${name}`];
    const to = layerOf(target);
    return to !== undefined && mayImport(from, to) ? [] : [`${file.path} imports ${name}`];
  });
}

const engine = sourceFiles(root, ["engine"]);
const around = sourceFiles(root, ["chapters", "katas", "solutions"]);

test("every file of the engine imports its own layer and those before it", () => {
  expect(engine.length).toBeGreaterThanOrEqual(25);
  expect(engine.flatMap(faultsOfEngine)).toEqual([]);
});

test("the layers stand in one order, and each lower one is open to each higher one only", () => {
  for (const [place, layer] of layers.entries())
    for (const [other, name] of layers.entries())
      expect(`${layer} ${name} ${mayImport(layer, name)}`).toBe(
        `${layer} ${name} ${other <= place}`,
      );
});

test("chapters, katas and solutions import what their folder may", () => {
  expect(around.length).toBeGreaterThanOrEqual(2);
  expect(around.flatMap(faultsOfFolder)).toEqual([]);
});

describe("a bad import is seen", () => {
  const bad: [path: string, line: string][] = [
    ["engine/rdd/core.ts", `import type { DAGScheduler } from "../scheduler/dag-scheduler.ts";`],
    ["engine/rdd/core.ts", `import { submit } from "../index.ts";`],
    ["engine/rdd/core.ts", `export * from "../node/files.ts";`],
    ["engine/rdd/core.ts", `const pass = await import("../pass/pass.ts");`],
    ["engine/rdd/core.ts", `import { createHash } from "node:crypto";`],
    ["engine/rdd/core.ts", `import fc from "fast-check";`],
    ["engine/rdd/core.ts", `import { x } from "../../test/harness/law.ts";`],
    ["engine/pass/pass.ts", `import { world } from "../world/world.ts";`],
    ["engine/attic/old.ts", ``],
    ["engine/layers.ts", `import { assert } from "./foundation/assert.ts";`],
  ];
  test.each(bad)("in %s: %s", (path, text) => {
    expect(faultsOfEngine({ path, text })).toHaveLength(1);
  });

  const outside: [path: string, line: string][] = [
    ["katas/15-life-cycle/01-name.ts", `import { stages } from "#engine/scheduler/stages";`],
    ["katas/15-life-cycle/01-name.ts", `export { f } from "../../solutions/15/solution.ts";`],
    ["solutions/15-life-cycle/01-name/solution.ts", `import { f } from "#engine/index";`],
    ["chapters/15-life-cycle/01-name.test.ts", `import { f } from "../../engine/index.ts";`],
    [
      "chapters/15-life-cycle/01-name.test.ts",
      `import { put } from "../../test/harness/law-run.ts";`,
    ],
    ["chapters/15-life-cycle/01-name.test.ts", `import { readFileSync } from "node:fs";`],
  ];
  test.each(outside)("in %s: %s", (path, text) => {
    expect(faultsOfFolder({ path, text })).toHaveLength(1);
  });

  test("a good import is not", () => {
    const good = `import { law } from "../../test/harness/law.ts";\nimport { submit } from "#engine/index";`;
    expect(faultsOfFolder({ path: "chapters/15-life-cycle/01-name.test.ts", text: good })).toEqual(
      [],
    );
    const low = `import { assert } from "../foundation/assert.ts";\n// from "../node/x.ts"`;
    expect(faultsOfEngine({ path: "engine/rdd/core.ts", text: low })).toEqual([]);
  });
});
