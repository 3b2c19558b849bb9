/**
 * Every example prints what is kept beside it, through the very code that runs in a page; and the same under tsx, as a reader
 * who opens the file would run it.
 *
 * In Spark: nothing. Left out on purpose: rewriting; `npm run book update` does that.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../../book/build/bundle.ts";
import type { ChildAnswer } from "../../book/build/example-child.ts";
import { examplesIn } from "../../book/build/example-files.ts";
import { runExamples } from "../../book/build/example-runs.ts";
import { exampleTitles } from "../../book/examples/titles.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const files = examplesIn(join(root, "book/examples"));
let folder = "";
let answers: ReadonlyMap<string, ChildAnswer>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "kindling-examples-"));
  const bundles = await bundle(root, folder, folder);
  const wanted = files.map(({ name, text }) => ({ name, text, pictures: ["timeline" as const] }));
  answers = await runExamples(wanted, bundles, join(folder, "kept.json"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("there are examples, and each has a title in both languages", () => {
  expect(files.length).toBeGreaterThanOrEqual(17);
  expect(Object.keys(exampleTitles).toSorted()).toEqual(files.map(({ name }) => name).toSorted());
});

describe.each(files.map(({ name, recorded }) => [name, recorded] as const))(
  "the example %s",
  (name, recorded) => {
    test("prints what is kept beside it, ends well, and can be drawn", () => {
      const answer = answers.get(name);
      expect(answer?.fault).toBeUndefined();
      expect(`${answer?.lines.join("\n")}\n`).toBe(recorded);
      expect(answer?.pictures).toHaveLength(2);
    });
  },
);

test("a kept run is used again while nothing changed, and only then", async () => {
  const bundles = await bundle(root, folder, folder);
  const [first] = files;
  const wanted = { name: first?.name ?? "", text: first?.text ?? "", pictures: [] };
  const other = { ...wanted, text: `${wanted.text}\nconsole.log("one more");` };
  const kept = join(folder, "again.json");
  const before = (await runExamples([wanted], bundles, kept)).get(wanted.name)?.lines ?? [];
  expect((await runExamples([wanted], bundles, kept)).get(wanted.name)?.lines).toEqual(before);
  expect((await runExamples([other], bundles, kept)).get(wanted.name)?.lines).toEqual([
    ...before,
    "one more",
  ]);
});

test("under tsx, closures are copies, too: what a task prints is its executor's", () => {
  const words = [
    "--import",
    "tsx",
    "--import",
    "./engine/node/register.mjs",
    "book/examples/pipelined.ts",
  ];
  const printed = execFileSync(process.execPath, words, {
    cwd: root,
    encoding: "utf8",
    timeout: 30_000,
  });
  expect(printed.split("\n").slice(0, 4)).toEqual(
    ["A1", "B1", "A2", "B2"].map((step) => `executor 0: ${step}`),
  );
});
