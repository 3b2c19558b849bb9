/**
 * Type-checks katas in a process of its own while their laws run: vitest throws types away without looking.
 *
 * In Spark: nothing. Asks TypeScript's own `tsc` with the workbook's tsconfig, for these files alone. Left out on
 * purpose: a server that stays; one check takes about a second and nobody waits for it alone.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the types say, and where, from 1. */
export interface TypeFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** The faults of each file that has some, from its top to its end. */
export async function typeFaults(
  root: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly TypeFault[]>> {
  if (files.length === 0) return new Map();
  const folder = mkdtempSync(join(tmpdir(), "kindling-types-"));
  try {
    const config = join(folder, "tsconfig.json");
    writeFileSync(config, JSON.stringify(configFor(root, files)));
    return faultsIn(await output(root, config), files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function configFor(root: string, files: readonly string[]): object {
  return {
    extends: join(root, "tsconfig.json"),
    compilerOptions: { customConditions: ["kata"], types: [], incremental: false },
    // What a kata may print with is declared for katas alone.
    files: [
      join(import.meta.dirname, "../../katas/console.d.ts"),
      ...files.map((file) => join(root, file)),
    ],
    include: [],
  };
}

function output(root: string, config: string): Promise<string> {
  const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const child = spawn(process.execPath, [compiler, "-p", config, "--pretty", "false"], {
    cwd: root,
  });
  let text = "";
  child.stdout.on("data", (part: Buffer) => {
    text += part.toString();
  });
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", () => done(text));
  });
}

function faultsIn(text: string, files: readonly string[]): Map<string, TypeFault[]> {
  const faults = new Map<string, TypeFault[]>();
  for (const line of text.split("\n")) {
    const match = /^(.+?)\((\d+),(\d+)\): error (TS\d+: .*)$/.exec(line.replaceAll("\\", "/"));
    const file = files.find((one) => match?.[1]?.endsWith(one));
    if (match === null || file === undefined) continue;
    const [, , row, column, message = ""] = match;
    const fault = { message, line: Number(row), column: Number(column) };
    faults.set(file, [...(faults.get(file) ?? []), fault]);
  }
  return faults;
}
