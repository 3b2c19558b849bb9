/**
 * The project's own files, for the tests that read source: layers, tidiness, the card.
 *
 * In Spark: nothing. Left out on purpose: what tools write (`node_modules`, `dist`, `out`, recordings of real Spark).
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
}

const passed = /^(node_modules|dist|out|recordings|spark-events|\.git|\.kindling)$/;

/** Files below some folders whose names end as given. */
export function sourceFiles(
  root: string,
  folders: readonly string[],
  ending: RegExp = /\.ts$/,
): SourceFile[] {
  const there = folders.filter((folder) => existsSync(join(root, folder)));
  return there.flatMap((folder) => walk(root, folder, ending));
}

function walk(root: string, folder: string, ending: RegExp): SourceFile[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return passed.test(entry.name) ? [] : walk(root, path, ending);
      return ending.test(entry.name)
        ? [{ path, text: readFileSync(join(root, path), "utf8") }]
        : [];
    });
}

/** What a file imports, types included: the words between the quotes. */
export function importsOf(text: string): string[] {
  const code = text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "");
  const pattern = /(?:\bfrom|\bimport)\s*\(?\s*["']([#@.\w][\w@./#:-]*)["']/g;
  return [...code.matchAll(pattern)].map((match) => match[1] ?? "");
}
