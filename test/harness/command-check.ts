/**
 * `npm run check`: types, lint, format, unused code. Each step's first lines when it fails, one line when it passes.
 *
 * In Spark: nothing. Layers and tidiness are laws (test/layers.test.ts, test/tidy.test.ts) and run here, too, so that
 * this one word says whether a change may be committed. Left out on purpose: repairing; prettier --write does that.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { marked, print } from "./lines.ts";
import { spoken } from "./texts.ts";
import { read } from "./words.ts";
import { guarded } from "./wrong-input.ts";

interface Step {
  /** The name of a tool, or what is looked at. */
  readonly name: string;
  readonly parameters: readonly string[];
}

const resolve = createRequire(import.meta.url).resolve;

/** The script of a package's command; some packages do not export their package.json. */
function script(name: string, file: string): string {
  const folder = resolve.paths(name)?.find((path) => existsSync(join(path, name, file)));
  return folder === undefined ? join(dirname(resolve(name)), file) : join(folder, name, file);
}

const projects = [
  "tsconfig.json",
  "katas/tsconfig.json",
  "test/tsconfig.json",
  "book/tsconfig.json",
  "engine/node/tsconfig.json",
];
const formatted = ["{engine,chapters,katas,solutions,test,book}/**/*.{ts,mjs}", "*.ts"];

function steps(): Step[] {
  const types = projects.map((project) => ({
    name: `tsc -p ${project}`,
    parameters: [script("typescript", "bin/tsc"), "-p", project, "--pretty", "false"],
  }));
  const runner = join(import.meta.dirname, "run.mjs");
  return [
    ...types,
    {
      name: "oxlint",
      parameters: [script("oxlint", "bin/oxlint"), "--type-aware", "--format=unix"],
    },
    {
      name: "prettier --check",
      parameters: [
        script("prettier", "bin/prettier.cjs"),
        "--check",
        "--no-error-on-unmatched-pattern",
        ...formatted,
      ],
    },
    { name: "knip", parameters: [script("knip", "bin/knip.js"), "--no-progress"] },
    {
      name: spoken({ en: "layers", ko: "계층" }),
      parameters: [runner, "test", "test/layers.test.ts"],
    },
    {
      name: spoken({ en: "tidiness", ko: "정돈" }),
      parameters: [runner, "test", "test/tidy.test.ts"],
    },
  ];
}

const linesAtMost = 20;

export function run(words: readonly string[], here: string): Promise<number> {
  return guarded(async () => {
    read(words, { command: "npm run check" }, process.env);
    let failed = 0;
    for (const step of steps()) {
      const { code, said } = await ended(here, step.parameters);
      const lines = said.split("\n").filter((line) => line.trim() !== "");
      print([
        `${marked(code === 0 ? "holds" : "broken")} ${step.name}`,
        ...(code === 0 ? [] : lines.slice(0, linesAtMost).map((line) => `    ${line}`)),
      ]);
      failed += code === 0 ? 0 : 1;
    }
    return failed === 0 ? 0 : 1;
  });
}

function ended(
  cwd: string,
  parameters: readonly string[],
): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, parameters, {
    cwd,
    env: { ...process.env, NO_COLOR: "1" },
  });
  let said = "";
  const hear = (part: Buffer): void => {
    said += part.toString();
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((done) => {
    child.on("error", (error) => done({ code: 1, said: error.message }));
    child.on("close", (code) => done({ code: code ?? 1, said }));
  });
}
