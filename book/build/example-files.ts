/**
 * The examples as files: `book/examples/NAME.ts`, with a doc comment for whoever reads the file, regions `program` and `report`,
 * and beside it `NAME.out`, what it prints.
 *
 * A reader's text is the file without its doc comment and without the lines that mark regions. Left out on purpose: regions
 * inside regions.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Excerpt } from "./material.ts";

export interface ExampleFile {
  /** `word-count`. */
  readonly name: string;
  readonly text: string;
  readonly shown: Excerpt;
  readonly rest: Excerpt | undefined;
  /** What `NAME.out` holds; undefined while there is none. */
  readonly recorded: string | undefined;
}

/** Files of this name are not examples. */
const besides = new Set(["titles.ts"]);

export function examplesIn(folder: string): ExampleFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !besides.has(name))
    .toSorted()
    .map((file) => exampleFile(folder, file.slice(0, -3)));
}

function exampleFile(folder: string, name: string): ExampleFile {
  const { text, regions } = taken(readFileSync(join(folder, `${name}.ts`), "utf8"));
  const out = join(folder, `${name}.out`);
  return {
    name,
    text,
    shown: regions.get("program") ?? { text, firstLine: 1 },
    rest: regions.get("report"),
    recorded: existsSync(out) ? readFileSync(out, "utf8") : undefined,
  };
}

/** The reader's text, and its regions by name. */
export function taken(file: string): {
  readonly text: string;
  readonly regions: ReadonlyMap<string, Excerpt>;
} {
  const body = file.replace(/^\/\*\*[^]*?\*\/\s*\n/, "");
  const lines: string[] = [];
  const regions = new Map<string, Excerpt>();
  let open: { name: string; from: number } | undefined;
  for (const line of body.replace(/\n$/, "").split("\n")) {
    const name = /^\s*\/\/ ?#region (\w+)/.exec(line)?.[1];
    if (name !== undefined) open = { name, from: lines.length };
    else if (/^\s*\/\/ ?#endregion/.test(line)) {
      if (open !== undefined)
        regions.set(open.name, trimmed(lines.slice(open.from), open.from + 1));
      open = undefined;
    } else lines.push(line);
  }
  return { text: lines.join("\n"), regions };
}

/** Without blank lines at either end. */
function trimmed(lines: readonly string[], firstLine: number): Excerpt {
  const first = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ""),
  );
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return { text: lines.slice(first, last + 1).join("\n"), firstLine: firstLine + first };
}
