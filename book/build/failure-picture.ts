/**
 * The picture at the top of the README: a failure explained. Made from a real run: a copy of the workbook in which kata 15/07 holds the
 * belief M-09 is judged, and what it prints is drawn as a terminal. `npx tsx book/build/failure-picture.ts` writes `book/failure.svg`.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const kata = "katas/15-life-cycle/07-what-to-resubmit.ts";
const belief = "solutions/15-life-cycle/07-what-to-resubmit/wrong/m-09-all-again.ts";
const copied = [
  "engine",
  "chapters",
  "katas",
  "solutions",
  "test",
  "book",
  "package.json",
  "tsconfig.json",
  "vitest.config.ts",
];

/** Runs the kata with the wrong solution in its place, in a copy that is thrown away. */
function failingRun(): string {
  const copy = mkdtempSync(join(tmpdir(), "kindling-"));
  try {
    for (const name of copied)
      cpSync(name, join(copy, name), {
        recursive: true,
        filter: (path) => !/[/\\](dist|fixtures[/\\]out)$/.test(path),
      });
    symlinkSync(join(process.cwd(), "node_modules"), join(copy, "node_modules"), "junction");
    const stub = readFileSync(kata, "utf8");
    const wrong = readFileSync(belief, "utf8");
    const body = wrong.slice(wrong.indexOf("export const mapTasksToResubmit"));
    writeFileSync(
      join(copy, kata),
      `${stub.slice(0, stub.indexOf("import "))}import type { Policies } from "#engine/kata";\n\n${body}`,
    );
    const run = spawnSync(process.execPath, ["test/harness/run.mjs", "kata", "15/07", "once"], {
      cwd: copy,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1", KINDLING_LANG: "en" },
    });
    if (!run.stdout.includes("M-09"))
      throw new Error(`the kata did not fail as M-09 does:\n${run.stdout}${run.stderr}`);
    return run.stdout.trimEnd();
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const escape = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** What a line is, by how it begins: its colour, and it stays readable without. */
function colour(line: string): string {
  if (line.startsWith("✗")) return "#ff8f7a";
  if (/^ {2}(yours|This is what)/.test(line)) return "#ffd479";
  if (/^ {2}again/.test(line)) return "#8fd3ff";
  return "#e6e6e6";
}

function svg(text: string): string {
  const lines = ["$ npm run kata 15/07", "", ...text.split("\n")];
  const height = 20 * lines.length + 32;
  const width = Math.round(8.43 * Math.max(...lines.map((line) => line.length)) + 40);
  const rows = lines.map(
    (line, i) =>
      `<text x="20" y="${34 + 20 * i}" fill="${colour(line)}" xml:space="preserve">${escape(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="A failing kata explained: the law, the lanes of executors, the belief behind it, the replay command" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14">
<rect width="100%" height="100%" rx="8" fill="#1d2026"/>
${rows.join("\n")}
</svg>
`;
}

writeFileSync("book/failure.svg", svg(failingRun()));
console.log("book/failure.svg is written");
